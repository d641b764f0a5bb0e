package org.lumenark.document.mapping;

import java.util.List;
import java.util.Set;

/** Which attributes and sections of PageTab the members of the document are. */
final class Vocabulary {

  static final Field TEMPLATE = Field.of("template", "Template", Form.TEMPLATE);
  static final Field RELEASE_DATE =
      Field.of("releaseDate", "ReleaseDate", Form.TEXT, "Release Date");
  static final Field COLLECTION = Field.of("collection", "AttachTo", Form.TEXT);
  static final Field TITLE = Field.of("title", "Title", Form.TEXT, "Study title");

  /** Attributes of the submission, some of which are also read in its section. */
  static final List<Field> SUBMISSION = List.of(TEMPLATE, RELEASE_DATE, COLLECTION, TITLE);

  /** Of those, what is written there. */
  static final List<Field> SUBMISSION_HOME = List.of(TEMPLATE, RELEASE_DATE, COLLECTION);

  static final Kind LINK =
      Kind.of(
          "links",
          "",
          List.of(),
          Field.of("type", "Type", Form.TEXT),
          Field.of("description", "Description", Form.TEXT));

  static final Kind AUTHORS =
      Kind.of(
          "authors",
          "author",
          List.of(),
          Field.of("name", "Name", Form.TEXT),
          Field.of("email", "E-mail", Form.TEXT),
          Field.of("role", "Role", Form.TEXT),
          Field.of("orcid", "ORCID", Form.TEXT),
          Field.of(
              "organisation", "affiliation", Form.AFFILIATION, "organisation", "organization"));

  static final Kind STUDY =
      new Kind(
          "",
          "Study",
          Set.of(),
          List.of(
              TITLE,
              RELEASE_DATE,
              Field.of("description", "Description", Form.TEXT, "Study description"),
              Field.of("keywords", "Keywords", Form.TEXTS, "Keyword"),
              Field.of("licence", "License", Form.LICENCE, "Licence"),
              Field.of("acknowledgements", "Acknowledgements", Form.TEXT),
              Field.of("fundingStatement", "Funding statement", Form.TEXT),
              Field.of("organisms", "Organism", Form.TERMS),
              Field.of("imagingMethods", "Imaging method", Form.TERMS)),
          List.of(
              AUTHORS,
              Kind.of(
                  "funding",
                  "Funding",
                  List.of(),
                  Field.of("agency", "Agency", Form.TEXT),
                  Field.of("grant", "grant_id", Form.TEXT)),
              Kind.of(
                  "publications",
                  "Publication",
                  List.of(),
                  Field.of("pubmedId", "Pubmed ID", Form.TEXT),
                  Field.of("pmcId", "PMC ID", Form.TEXT),
                  Field.of("title", "Title", Form.TEXT),
                  Field.of("authors", "Authors", Form.TEXT),
                  Field.of("doi", "DOI", Form.TEXT),
                  Field.of("year", "Year", Form.TEXT),
                  Field.of("status", "Status", Form.TEXT)),
              Kind.of(
                  "biosamples",
                  "Biosample",
                  List.of(),
                  Field.of("title", "Title", Form.TEXT),
                  Field.of("organism", "Organism", Form.TERM),
                  Field.of("description", "Description", Form.TEXT),
                  Field.of("biologicalEntity", "Biological entity", Form.TEXT),
                  Field.of("experimentalVariables", "Experimental variable", Form.TEXTS),
                  Field.of("extrinsicVariables", "Extrinsic variable", Form.TEXTS),
                  Field.of("intrinsicVariables", "Intrinsic variable", Form.TEXTS)),
              Kind.of(
                  "specimens",
                  "Specimen",
                  List.of(),
                  Field.of("title", "Title", Form.TEXT),
                  Field.of("samplePreparation", "Sample preparation protocol", Form.TEXT),
                  Field.of("growthProtocol", "Growth protocol", Form.TEXT)),
              Kind.of(
                  "imageAcquisitions",
                  "Image acquisition",
                  List.of(),
                  Field.of("title", "Title", Form.TEXT),
                  Field.of("instrument", "Imaging instrument", Form.TEXT),
                  Field.of("parameters", "Image acquisition parameters", Form.TEXT),
                  Field.of("imagingMethod", "Imaging method", Form.TERM_OR_TERMS)),
              Kind.of(
                  "imageCorrelations",
                  "Image correlation",
                  List.of(),
                  Field.of("title", "Title", Form.TEXT),
                  Field.of("fiducials", "Fiducials used", Form.TEXT),
                  Field.of("alignment", "Spatial and temporal alignment", Form.TEXT),
                  Field.of("transformation", "Transformation matrix", Form.TEXT)),
              Kind.of(
                  "imageAnalyses",
                  "Image analysis",
                  List.of(),
                  Field.of("title", "Title", Form.TEXT),
                  Field.of("overview", "Image analysis overview", Form.TEXT)),
              Kind.of(
                  "annotations",
                  "Annotations",
                  List.of("Annotation"),
                  Field.of("title", "Title", Form.TEXT),
                  Field.of("overview", "Annotation Overview", Form.TEXT),
                  Field.of("type", "Annotation Type", Form.TEXT_OR_TEXTS),
                  Field.of("method", "Annotation Method", Form.TEXT),
                  Field.of("confidence", "Annotation Confidence Level", Form.TEXT),
                  Field.of("criteria", "Annotation Criteria", Form.TEXT),
                  Field.of("coverage", "Annotation Coverage", Form.TEXT),
                  Field.of("fileList", "File List", Form.TEXT)),
              Kind.of(
                      "studyComponents",
                      "Study Component",
                      List.of(),
                      Field.of("name", "Name", Form.TEXT),
                      Field.of("description", "Description", Form.TEXT),
                      Field.of("fileList", "File List", Form.TEXT))
                  .with(
                      Kind.of(
                          "associations",
                          "Associations",
                          List.of("Association"),
                          Field.of("biosample", "Biosample", Form.TEXT),
                          Field.of("specimen", "Specimen", Form.TEXT),
                          Field.of("imageAcquisition", "Image acquisition", Form.TEXT),
                          Field.of("imageCorrelation", "Image correlation", Form.TEXT),
                          Field.of("imageAnalysis", "Image analysis", Form.TEXT)))));

  /** What is written in the section of the study. */
  static final List<Field> SECTION_HOME =
      STUDY.fields().stream().filter(field -> !SUBMISSION_HOME.contains(field)).toList();

  private Vocabulary() {}
}
