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
        new ObjectMapper().readTree(StudyExport.CROISSANT.write(Samples.bare(), List.of()));
    assertThat(json.path("isLiveDataset").asBoolean()).isTrue();
    assertThat(json.at("/distribution/0/contentUrl").asText())
        .isEqualTo("https://archive.example/api/v1/studies/S-LMK12/files");
  }
}
