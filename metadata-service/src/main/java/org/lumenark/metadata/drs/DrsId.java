package org.lumenark.metadata.drs;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.manifest.ManifestId;

/**
 * What an id of DRS names. Ids never come to name other bytes: files and study versions do not
 * change, nor do frozen manifests.
 */
sealed interface DrsId {

  /** A file of a study version: {@code S-LMK12.v1.17}, by its line of the manifest. */
  record OfFile(String accession, int version, long line) implements DrsId {}

  /**
   * A study version: {@code S-LMK12.v1}, or {@code S-LMK12} for the one that is shown, whose object
   * then says which it is.
   */
  record OfStudy(String accession, OptionalInt version) implements DrsId {}

  /** The n-th 10,000 files of a study version that has more: {@code S-LMK12.v1.part3}. */
  record OfStudyPart(String accession, int version, int part) implements DrsId {}

  record OfManifest(String id) implements DrsId {}

  /** The n-th 10,000 files of a manifest that has more. */
  record OfManifestPart(String id, int part) implements DrsId {}

  /** Between what is named and the number of its part. */
  String PART = ".part";

  Pattern STUDY = Pattern.compile("([^.]+)(?:\\.v([1-9]\\d{0,8}))?");
  Pattern STUDY_PART = Pattern.compile("([^.]+)\\.v([1-9]\\d{0,8})\\.part(\\d{1,6})");
  Pattern FILE = Pattern.compile("([^.]+)\\.v([1-9]\\d{0,8})\\.(\\d{1,12})");
  Pattern MANIFEST_PART = Pattern.compile("([^.]+)\\.part(\\d{1,6})");

  /** Empty if nothing can be named so. */
  static Optional<DrsId> parse(String text) {
    if (ManifestId.isId(text)) {
      return Optional.of(new OfManifest(text));
    }
    Matcher part = MANIFEST_PART.matcher(text);
    if (part.matches() && ManifestId.isId(part.group(1))) {
      return Optional.of(new OfManifestPart(part.group(1), Integer.parseInt(part.group(2))));
    }
    Matcher study = STUDY.matcher(text);
    if (study.matches() && Accession.isAccession(study.group(1))) {
      OptionalInt version =
          study.group(2) == null
              ? OptionalInt.empty()
              : OptionalInt.of(Integer.parseInt(study.group(2)));
      return Optional.of(new OfStudy(study.group(1), version));
    }
    Matcher studyPart = STUDY_PART.matcher(text);
    if (studyPart.matches() && Accession.isAccession(studyPart.group(1))) {
      return Optional.of(
          new OfStudyPart(
              studyPart.group(1),
              Integer.parseInt(studyPart.group(2)),
              Integer.parseInt(studyPart.group(3))));
    }
    Matcher file = FILE.matcher(text);
    return file.matches() && Accession.isAccession(file.group(1))
        ? Optional.of(
            new OfFile(
                file.group(1), Integer.parseInt(file.group(2)), Long.parseLong(file.group(3))))
        : Optional.empty();
  }
}
