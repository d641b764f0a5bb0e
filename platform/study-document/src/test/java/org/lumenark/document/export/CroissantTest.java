package org.lumenark.document.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CroissantTest {

  @Test
  void everyFileIsAnObjectWithItsDigest() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(StudyExport.CROISSANT.write(Samples.full(), Samples.files()));
    assertThat(json.path("conformsTo").asText()).isEqualTo("http://mlcommons.org/croissant/1.1");
    assertThat(json.path("distribution")).hasSize(2);
    JsonNode file = json.at("/distribution/0");
    assertThat(file.path("@id").asText()).isEqualTo("file-1");
    assertThat(file.path("name").asText()).isEqualTo("a b/é.tif");
    assertThat(file.path("contentSize").asText()).isEqualTo("2999999999 B");
    assertThat(file.path("sha256").asText()).isEqualTo("ab".repeat(32));
    assertThat(file.path("encodingFormat").asText()).isEqualTo("image/tiff");
    assertThat(json.has("isLiveDataset")).isFalse();
  }

  @Test
  void aListThatHasNoDigestIsSaidToBeLive() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                StudyExport.CROISSANT.write(
                    Samples.bare(), ExportedFiles.tooMany(List.of("TIF", "xyz"))));
    assertThat(json.path("isLiveDataset").asBoolean()).isTrue();
    assertThat(json.at("/distribution/0/contentUrl").asText())
        .isEqualTo("https://archive.example/api/v1/studies/S-LMK12/files.csv");
    assertThat(json.at("/distribution/1/contentUrl").asText())
        .isEqualTo("https://archive.example/api/v1/studies/S-LMK12/archive.zip");
    assertThat(json.path("distribution"))
        .extracting(one -> one.path("@type").asText() + " " + one.path("encodingFormat").asText())
        .containsExactly(
            "cr:FileObject text/csv",
            "cr:FileObject application/zip",
            "cr:FileSet image/tiff",
            "cr:FileSet application/octet-stream");
    assertThat(json.at("/distribution/2/containedIn/@id").asText())
        .isEqualTo(json.at("/distribution/1/@id").asText());
    assertThat(json.at("/distribution/2/includes").asText()).isEqualTo("*.TIF");
  }

  @Test
  void theLinesOfTheTableAreRecords() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(StudyExport.CROISSANT.write(Samples.bare(), List.of()));
    JsonNode fields = json.at("/recordSet/0/field");
    assertThat(fields)
        .extracting(field -> field.at("/source/extract/column").asText())
        .containsExactlyElementsOf(FileListing.OF_STUDY);
    assertThat(fields)
        .allSatisfy(field ->
            assertThat(field.at("/source/fileObject/@id").asText())
                .isEqualTo(json.at("/distribution/0/@id").asText()));
    assertThat(json.at("/recordSet/0/field/1/dataType").asText()).isEqualTo("sc:Integer");
    assertThat(
            new ObjectMapper()
                .readTree(StudyExport.CROISSANT.write(Samples.full(), Samples.files()))
                .has("recordSet"))
        .isFalse();
  }
}
