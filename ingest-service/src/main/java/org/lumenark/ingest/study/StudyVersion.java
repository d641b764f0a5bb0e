package org.lumenark.ingest.study;

import org.lumenark.contracts.id.Accession;

/** One version of a study. */
public record StudyVersion(Accession accession, int number) {

  /** The version before this one. */
  public StudyVersion before() {
    return new StudyVersion(accession, number - 1);
  }

  @Override
  public String toString() {
    return accession + " version " + number;
  }
}
