package org.lumenark.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.source.Plate;

class ContainerDocumentsTest {

  @Test
  void oneImageAtTheRootNeedsNoGroupAroundIt() {
    assertThat(ContainerDocuments.of(List.of(""), Optional.empty())).isEmpty();
  }

  @Test
  void labelsOfTheOnlyImageAreListedBesideIt() {
    var groups = ContainerDocuments.of(List.of("", "labels/cells", "labels/a/b"), Optional.empty());
    assertThat(groups.keySet()).containsExactly("labels/a", "labels");
    assertThat(groups.get("labels"))
        .hasToString("{\"ome\":{\"version\":\"0.5\",\"labels\":[\"cells\",\"a/b\"]}}");
    assertThat(groups.get("labels/a")).isEmpty();
  }

  @Test
  void severalImagesAreASeriesWithoutTheirLabels() {
    var groups = ContainerDocuments.of(List.of("0", "0/labels/cells", "1"), Optional.empty());
    assertThat(groups.keySet()).containsExactly("0/labels", "OME", "");
    assertThat(groups.get("OME").at("/ome/series")).hasToString("[\"0\",\"1\"]");
  }

  @Test
  void aPlateListsItsWellsAndTheseTheirFields() {
    Plate plate = new Plate("screen", List.of("A", "B"), List.of("1", "2", "3"));
    SequencedMap<String, ObjectNode> groups =
        ContainerDocuments.of(List.of("A/1/0", "A/1/1", "B/3/0"), Optional.of(plate));
    assertThat(groups.keySet()).containsExactly("OME", "A", "A/1", "B", "B/3", "");
    assertThat(groups.get("A/1").at("/ome/well/images"))
        .hasToString("[{\"path\":\"0\"},{\"path\":\"1\"}]");
    assertThat(groups.get("").at("/ome/plate/wells"))
        .hasToString(
            "[{\"path\":\"A/1\",\"rowIndex\":0,\"columnIndex\":0},"
                + "{\"path\":\"B/3\",\"rowIndex\":1,\"columnIndex\":2}]");
    assertThat(groups.get("").at("/ome/plate/columns")).hasSize(3);
    assertThat(groups.get("").at("/ome/plate/field_count").asInt()).isEqualTo(2);
    assertThat(groups.get("").at("/ome/plate/acquisitions").isMissingNode()).isTrue();
  }

  @Test
  void aPlateTellsInWhichAcquisitionItsFieldsWereImaged() {
    Plate.Run run =
        new Plate.Run(
            3,
            Optional.of("evening"),
            Optional.empty(),
            OptionalDouble.of(1_343_731_272),
            OptionalDouble.empty(),
            List.of("A/1/0", "A/1/1"));
    Plate plate = new Plate("screen", List.of("A"), List.of("1"), List.of(run));
    SequencedMap<String, ObjectNode> groups =
        ContainerDocuments.of(List.of("A/1/0", "A/1/1", "A/1/2"), Optional.of(plate));
    assertThat(groups.get("").at("/ome/plate/acquisitions"))
        .hasToString(
            "[{\"id\":3,\"name\":\"evening\",\"maximumfieldcount\":2,\"starttime\":1343731272}]");
    assertThat(groups.get("A/1").at("/ome/well/images"))
        .hasToString(
            "[{\"path\":\"0\",\"acquisition\":3},{\"path\":\"1\",\"acquisition\":3},{\"path\":\"2\"}]");
  }
}
