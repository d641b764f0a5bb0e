package org.lumenark.ingest.study;

import org.lumenark.contracts.id.Accession;

/** One version of a study. */
public record StudyVersion(Accession accession, int number) {

  @Override
  public String toString() {
    return accession + " version " + number;
  }
}
