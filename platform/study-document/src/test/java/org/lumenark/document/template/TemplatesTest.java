package org.lumenark.document.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumenark.document.SharedMetadata;
import org.lumenark.document.study.StudySchema;

class TemplatesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What the BioImage Archive calls it, by hand from the design of the document. */
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("Title", "/title"),
          Map.entry("ReleaseDate", "/releaseDate"),
          Map.entry("Description", "/description"),
          Map.entry("Keywords", "/keywords"),
          Map.entry("Acknowledgements", "/acknowledgements"),
          Map.entry("License", "/licence"),
          Map.entry("Funding statement", "/fundingStatement"),
          Map.entry("Contact", "/authors"),
          Map.entry("Contact/Name", "/authors/*/name"),
          Map.entry("Contact/E-mail", "/authors/*/email"),
          Map.entry("Contact/Organisation", "/authors/*/organisation"),
          Map.entry("Contact/ORCID", "/authors/*/orcid"),
          Map.entry("Publication", "/publications"),
          Map.entry("Publication/Pubmed ID", "/publications/*/pubmedId"),
          Map.entry("Publication/Title", "/publications/*/title"),
          Map.entry("Publication/Authors", "/publications/*/authors"),
          Map.entry("Publication/DOI", "/publications/*/doi"),
          Map.entry("Publication/Year", "/publications/*/year"),
          Map.entry("Link", "/links"),
          Map.entry("Link/Link", "/links/*/url"),
          Map.entry("Link/Description", "/links/*/description"),
          Map.entry("Funding", "/funding"),
          Map.entry("Funding/Agency", "/funding/*/agency"),
          Map.entry("Funding/grant_id", "/funding/*/grant"),
          Map.entry("Biosample", "/biosamples"),
          Map.entry("Biosample/Title", "/biosamples/*/title"),
          Map.entry("Biosample/Organism", "/biosamples/*/organism"),
          Map.entry("Biosample/Description", "/biosamples/*/description"),
          Map.entry("Biosample/Biological entity", "/biosamples/*/biologicalEntity"),
          Map.entry("Biosample/Experimental variable", "/biosamples/*/experimentalVariables"),
          Map.entry("Biosample/Extrinsic variable", "/biosamples/*/extrinsicVariables"),
          Map.entry("Biosample/Intrinsic variable", "/biosamples/*/intrinsicVariables"),
          Map.entry("Specimen", "/specimens"),
          Map.entry("Specimen/Title", "/specimens/*/title"),
          Map.entry("Specimen/Sample preparation protocol", "/specimens/*/samplePreparation"),
          Map.entry("Specimen/Growth protocol", "/specimens/*/growthProtocol"),
          Map.entry("Image acquisition", "/imageAcquisitions"),
          Map.entry("Image acquisition/Title", "/imageAcquisitions/*/title"),
          Map.entry("Image acquisition/Imaging instrument", "/imageAcquisitions/*/instrument"),
          Map.entry(
              "Image acquisition/Image acquisition parameters", "/imageAcquisitions/*/parameters"),
          Map.entry("Image acquisition/Imaging method", "/imageAcquisitions/*/imagingMethod"),
          Map.entry("Image correlation", "/imageCorrelations"),
          Map.entry("Image correlation/Title", "/imageCorrelations/*/title"),
          Map.entry("Image correlation/Fiducials used", "/imageCorrelations/*/fiducials"),
          Map.entry(
              "Image correlation/Spatial and temporal alignment", "/imageCorrelations/*/alignment"),
          Map.entry(
              "Image correlation/Transformation matrix", "/imageCorrelations/*/transformation"),
          Map.entry("Image analysis", "/imageAnalyses"),
          Map.entry("Image analysis/Title", "/imageAnalyses/*/title"),
          Map.entry("Image analysis/Image analysis overview", "/imageAnalyses/*/overview"),
          Map.entry("Annotation", "/annotations"),
          Map.entry("Annotation/Title", "/annotations/*/title"),
          Map.entry("Annotation/Annotation Overview", "/annotations/*/overview"),
          Map.entry("Annotation/Annotation Type", "/annotations/*/type"),
          Map.entry("Annotation/Annotation Method", "/annotations/*/method"),
          Map.entry("Annotation/Annotation Confidence Level", "/annotations/*/confidence"),
          Map.entry("Annotation/Annotation Criteria", "/annotations/*/criteria"),
          Map.entry("Annotation/Annotation Coverage", "/annotations/*/coverage"),
          Map.entry("Annotation/File List", "/annotations/*/fileList"),
          Map.entry("Study Component", "/studyComponents"),
          Map.entry("Study Component/Name", "/studyComponents/*/name"),
          Map.entry("Study Component/Description", "/studyComponents/*/description"),
          Map.entry("Study Component/File List", "/studyComponents/*/fileList"),
          Map.entry("Study Component/Associations", "/studyComponents/*/associations"),
          Map.entry(
              "Study Component/Associations/Biosample",
              "/studyComponents/*/associations/*/biosample"),
          Map.entry(
              "Study Component/Associations/Specimen",
              "/studyComponents/*/associations/*/specimen"),
          Map.entry(
              "Study Component/Associations/Image acquisition",
              "/studyComponents/*/associations/*/imageAcquisition"),
          Map.entry(
              "Study Component/Associations/Image correlation",
              "/studyComponents/*/associations/*/imageCorrelation"),
          Map.entry(
              "Study Component/Associations/Image analysis",
              "/studyComponents/*/associations/*/imageAnalysis"));

  @Test
  void bioimageAsksForExactlyWhatTheTemplateOfTheBioImageArchiveAsksFor() throws IOException {
    JsonNode theirs =
        MAPPER
            .readTree(SharedMetadata.folder().resolve("templates/BioImages.v5.json").toFile())
            .path("sectionType");
    Template ours = Templates.find("bioimage").orElseThrow();

    assertThat(new TreeSet<>(ours.required())).isEqualTo(named(theirs, "required"));
    assertThat(new TreeSet<>(ours.desirable())).isEqualTo(named(theirs, "desirable"));
    assertThat(ours.shortest()).isEqualTo(Map.of("/title", shortestTitle(theirs)));
  }

  static List<Template> all() {
    return Templates.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyMemberThatATemplateNamesIsInTheSchema(Template template) throws IOException {
    List<String> named = new ArrayList<>(template.required());
    named.addAll(template.desirable());
    named.addAll(template.hidden());
    assertThat(named).doesNotHaveDuplicates();
    JsonNode schema = MAPPER.readTree(StudySchema.bytes());
    assertThat(named)
        .allSatisfy(pointer -> {
          String place =
              pointer.replaceAll("/([A-Za-z]+)", "/properties/$1").replace("/*", "/items");
          assertThat(schema.at(place).isObject()).as(pointer).isTrue();
        });
    assertThat(template.required()).containsAll(template.shortest().keySet());
  }

  @Test
  void theTemplatesOfTheDesignAreThereAndMinimalAsksForATitleOnly() {
    assertThat(Templates.all())
        .extracting(Template::id)
        .containsExactlyInAnyOrder(
            "minimal",
            "bioimage",
            "light-microscopy",
            "high-content-screen",
            "electron-microscopy",
            "histology",
            "generic");
    assertThat(Templates.find("minimal").orElseThrow().required()).containsExactly("/title");
    assertThat(Templates.find("../minimal")).isEmpty();
  }

  private static TreeSet<String> named(JsonNode section, String display) {
    TreeSet<String> found = new TreeSet<>();
    collect(section, "", display, found);
    return found;
  }

  /** Sections that are hidden there, such as Author, are made by their form out of Contact. */
  private static void collect(JsonNode holder, String above, String display, TreeSet<String> to) {
    for (String list : List.of("fieldTypes", "columnTypes", "tableTypes", "sectionTypes")) {
      for (JsonNode each : holder.path(list)) {
        String name = above + each.path("name").asText();
        if (each.path("display").asText().equals(display)) {
          assertThat(MEMBERS).containsKey(name);
          to.add(MEMBERS.get(name));
        }
        if (!each.path("display").asText().equals("hidden")) {
          collect(each, name + "/", display, to);
        }
      }
    }
  }

  private static int shortestTitle(JsonNode section) {
    return section.at("/fieldTypes/0/controlType/minlength").asInt();
  }
}
