package org.lumenark.imaging.ome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** How images were taken, in every version of the model. */
class OmeAcquisitionTest {

  @Test
  void an_objective_of_2008_has_its_values_in_elements() throws Exception {
    Acquisition acquisition = sample("older/2008-09/instrument.ome.xml");
    Objective objective = acquisition.objective().orElseThrow();
    assertThat(objective.model()).hasValue("60xUV-Air");
    assertThat(objective.magnification()).hasValue(60);
    assertThat(objective.numericalAperture()).hasValue(1.2);
    assertThat(objective.immersion()).hasValue("Air");
    Instrument instrument = acquisition.instrument().orElseThrow();
    assertThat(instrument.model()).hasValue("Lab Mk3");
    assertThat(acquisition.acquired()).hasValue("2010-02-23T12:51:30");
  }

  @Test
  void an_image_has_the_objective_that_its_settings_name() throws Exception {
    for (String version : List.of("older/2010-06", "older/2011-06")) {
      Acquisition acquisition = sample(version + "/spim.ome.xml");
      Objective objective = acquisition.objective().orElseThrow();
      assertThat(objective.magnification()).hasValue(20);
      assertThat(objective.immersion()).hasValue("Oil");
      assertThat(acquisition.instrument().orElseThrow().manufacturer()).hasValue("OME-Sample");
    }
  }

  @Test
  void planes_of_2016_tell_time_and_place_with_their_units() throws Exception {
    Acquisition acquisition =
        read(
            """
            <Plane TheZ="1" TheT="2" TheC="0" DeltaT="250" DeltaTUnit="ms" PositionX="-2" PositionXUnit="mm"
              PositionY="5"/><Plane TheZ="9" TheT="0" TheC="0" DeltaT="1"/>\
            """);
    assertThat(acquisition.planes()).hasSize(1);
    PlanePosition plane = acquisition.planes().getFirst();
    assertThat(plane.t()).isEqualTo(2);
    assertThat(plane.z()).isEqualTo(1);
    assertThat(plane.seconds()).hasValue(0.25);
    assertThat(plane.x()).hasValue(-2_000);
    assertThat(plane.y()).as("in a frame of reference that is not known").isEmpty();
  }

  @Test
  void planes_of_2007_have_elements_of_their_own() throws Exception {
    Acquisition acquisition =
        read(
            """
            <Plane TheZ="0" TheT="1" TheC="0"><PlaneTiming DeltaT="3.5" ExposureTime="1"/>
              <StagePosition PositionX="1"/></Plane>\
            """);
    assertThat(acquisition.planes().getFirst().seconds()).hasValue(3.5);
  }

  @TestFactory
  Stream<DynamicTest> every_document_says_when_its_images_were_taken_if_it_has_a_date()
      throws IOException {
    Path root = SharedData.images().resolveSibling("metadata/ome-xml");
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> documents =
          walk.filter(
                  path -> path.toString().matches(".*/(older|valid|companion)/.*\\.ome(\\.xml)?"))
              .sorted()
              .toList();
      assertThat(documents).hasSizeGreaterThan(20);
      return documents.stream()
          .map(
              path -> DynamicTest.dynamicTest(root.relativize(path).toString(), () -> dated(path)));
    }
  }

  private static void dated(Path path) throws IOException, ImagingException {
    String xml = XmlText.decode(Files.readAllBytes(path));
    OmeDocument document = OmeXmlReader.read(xml, "", ReadLimits.DEFAULT);
    boolean dates = xml.matches("(?s).*<(\\w+:)?(Acqui\\w+Date|CreationDate)>\\d{4}-.*");
    if (dates && !document.images().isEmpty()) {
      assertThat(document.images()).anyMatch(image -> image.acquisition().acquired().isPresent());
    }
  }

  private static Acquisition sample(String name) throws IOException, ImagingException {
    Path file = SharedData.images().resolveSibling("metadata/ome-xml").resolve(name);
    return OmeXmlReader.read(XmlText.decode(Files.readAllBytes(file)), "", ReadLimits.DEFAULT)
        .images()
        .getFirst()
        .acquisition();
  }

  private static Acquisition read(String planes) throws ImagingException {
    String xml =
        "<OME><Image><Pixels SizeX=\"1\" SizeY=\"1\" SizeZ=\"2\" SizeC=\"1\" SizeT=\"3\">"
            + planes
            + "</Pixels></Image></OME>";
    return OmeXmlReader.read(xml, "", ReadLimits.DEFAULT).images().getFirst().acquisition();
  }
}
