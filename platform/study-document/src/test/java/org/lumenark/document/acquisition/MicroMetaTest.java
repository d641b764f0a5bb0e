package org.lumenark.document.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroMetaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MICROSCOPE =
      """
      {"Name": "Confocal of the core", "Schema_ID": "Instrument.json", "ID": "m1", "Tier": 1,
       "ModelVersion": "2.01.0", "AppVersion": "1.5.2",
       "MicroscopeStand": {"Schema_ID": "InvertedMicroscopeStand.json", "Manufacturer": "Nikon",
         "Model": "Ti2-E", "Type": "Inverted", "Origin": "OffTheShelf"},
       "components": [
         {"Schema_ID": "Objective.json", "Manufacturer": "Nikon", "Model": "CFI Apo", "Magnification": 60,
          "LensNA": 1.4, "ImmersionType": "Oil", "Custom": {"Note": "scratched"}},
         {"Schema_ID": "CMOS.json", "Name": "Camera 1"}]}
      """;

  private static final String SETTINGS =
      """
      {"Name": "Cell 7", "Schema_ID": "Image.json", "InstrumentID": "m1",
       "Pixels": {"SizeX": 512, "PhysicalSizeX": 0.1, "PhysicalSizeXUnit": "µm", "Empty": null},
       "Channels": [{"Schema_ID": "Channel.json", "Name": "GFP", "AcquisitionMode": "SpinningDiskConfocal",
         "ExcitationWavelength": 488}, {"Name": "DIC", "ContrastMethod": "DIC"}]}
      """;

  private static ObjectNode read(String file) throws Exception {
    return ((AcquisitionRead.Read) MicroMeta.read(JSON.readTree(file))).acquisition();
  }

  @Test
  void aMicroscopeBecomesTheInstrumentAndLosesNothing() throws Exception {
    ObjectNode acquisition = read(MICROSCOPE);

    assertThat(acquisition.path("title").asText()).isEqualTo("Confocal of the core");
    assertThat(acquisition.path("instrument").asText())
        .isEqualTo(
            "Nikon Ti2-E (Inverted)\nObjective: Nikon CFI Apo, 60x NA 1.4 Oil\nCMOS: Camera 1");
    assertThat(acquisition.has("parameters")).isFalse();
    Map<String, String> kept = new HashMap<>();
    acquisition
        .path("attributes")
        .forEach(each -> kept.put(each.path("name").asText(), each.path("value").asText()));
    assertThat(kept)
        .containsEntry("MicroscopeStand.Origin", "OffTheShelf")
        .containsEntry("components 1 Objective.LensNA", "1.4")
        .containsEntry("components 1 Objective.Custom.Note", "scratched")
        .containsEntry("ModelVersion", "2.01.0")
        .hasSize(20);
  }

  @Test
  void settingsBecomeTheParametersAndTheirModesFreeText() throws Exception {
    ObjectNode acquisition = read(SETTINGS);

    assertThat(acquisition.path("parameters").asText().lines())
        .containsExactly(
            "Name: Cell 7",
            "Schema_ID: Image.json",
            "InstrumentID: m1",
            "Pixels.SizeX: 512",
            "Pixels.PhysicalSizeX: 0.1",
            "Pixels.PhysicalSizeXUnit: µm",
            "Channels 1 Channel.Schema_ID: Channel.json",
            "Channels 1 Channel.Name: GFP",
            "Channels 1 Channel.AcquisitionMode: SpinningDiskConfocal",
            "Channels 1 Channel.ExcitationWavelength: 488",
            "Channels 2.Name: DIC",
            "Channels 2.ContrastMethod: DIC");
    assertThat(acquisition.path("imagingMethod"))
        .extracting(JsonNode::asText)
        .containsExactly("SpinningDiskConfocal", "DIC");
    assertThat(acquisition.has("attributes")).isFalse();
    assertThat(acquisition.has("instrument")).isFalse();
  }

  @Test
  void aRecordOfThe4dnPortalHasTheMicroscopeInside() throws Exception {
    assertThat(read("{\"uuid\": \"1\", \"microscope\": " + MICROSCOPE + "}"))
        .isEqualTo(read(MICROSCOPE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "{\"Name\": \"x\"}", "{\"components\": {}}"})
  void anythingElseIsRefused(String file) throws Exception {
    AcquisitionRead read = MicroMeta.read(JSON.readTree(file));

    assertThat(read).isInstanceOf(AcquisitionRead.Refused.class);
    assertThat(((AcquisitionRead.Refused) read).finding().code()).isEqualTo("acquisition.form");
  }

  @Test
  void aFileOfTooManyValuesIsRefused() {
    ObjectNode file = JSON.createObjectNode();
    ArrayNode components = file.putArray("components");
    for (int i = 0; i < 5_001; i++) {
      components.addObject().put("Name", "x");
    }

    assertThat(((AcquisitionRead.Refused) MicroMeta.read(file)).finding().code())
        .isEqualTo("acquisition.too-large");
  }
}
