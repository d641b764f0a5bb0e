package org.lumenark.document.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which a study can be had, by the suffix of its address. */
public enum StudyExport {
  SCHEMA_ORG("jsonld", "application/ld+json", Files.NOT_NAMED),
  DATACITE_JSON("datacite.json", "application/vnd.datacite.datacite+json", Files.NOT_NAMED),
  DATACITE_XML("datacite.xml", "application/vnd.datacite.datacite+xml", Files.NOT_NAMED),
  RO_CRATE("ro-crate.json", "application/ld+json", Files.NAMED),
  CROISSANT("croissant.json", "application/ld+json", Files.NAMED),
  BIBTEX("bib", "application/x-bibtex;charset=UTF-8", Files.NOT_NAMED),
  CSL("csl.json", "application/vnd.citationstyles.csl+json", Files.NOT_NAMED);

  /** Most files that an export names one by one. */
  public static final int MOST_FILES = 10_000;

  private final String suffix;
  private final String mediaType;
  private final Files files;

  StudyExport(String suffix, String mediaType, Files files) {
    this.suffix = suffix;
    this.mediaType = mediaType;
    this.files = files;
  }

  /** Whether a form names files. */
  private enum Files {
    NAMED,
    NOT_NAMED
  }

  /** The form with this suffix, without a dot in front. */
  public static Optional<StudyExport> of(String suffix) {
    return Arrays.stream(values()).filter(form -> form.suffix.equals(suffix)).findFirst();
  }

  public String suffix() {
    return suffix;
  }

  public String mediaType() {
    return mediaType;
  }

  public boolean namesFiles() {
    return files == Files.NAMED;
  }

  /**
   * The export, in UTF-8.
   *
   * @param named all files of the study, or none if the form does not name them or they are more
   *     than {@value #MOST_FILES}
   */
  public byte[] write(StudyFacts facts, List<ExportedFile> named) {
    return write(facts, ExportedFiles.named(named));
  }

  /** The same, of files that may be too many to be named. */
  public byte[] write(StudyFacts facts, ExportedFiles files) {
    return switch (this) {
      case SCHEMA_ORG -> Json.bytes(SchemaOrg.of(facts));
      case DATACITE_JSON -> Json.bytes(DataCiteJson.of(DataCite.of(facts)));
      case DATACITE_XML -> DataCiteXml.of(DataCite.of(facts));
      case RO_CRATE -> Json.bytes(RoCrate.of(facts, files.each()));
      case CROISSANT -> Json.bytes(Croissant.of(facts, files));
      case BIBTEX -> Citation.bibTex(facts).getBytes(StandardCharsets.UTF_8);
      case CSL -> Json.bytes(Citation.csl(facts));
    };
  }
}
