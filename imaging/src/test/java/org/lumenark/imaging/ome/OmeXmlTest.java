package org.lumenark.imaging.ome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.ome.OmeDocument.OmeImage;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

class OmeXmlTest {

  @Test
  void sizes_units_channels_and_colours_are_read() throws Exception {
    OmeImage image =
        read("""
        <OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"><Image ID="Image:0" Name="cells">
        <Pixels ID="Pixels:0" DimensionOrder="XYCZT" Type="uint16" SizeX="5" SizeY="4" SizeZ="3" SizeC="2" SizeT="1"
          PhysicalSizeX="162.5" PhysicalSizeXUnit="nm" PhysicalSizeY="0.2" TimeIncrement="500" TimeIncrementUnit="ms">
        <Channel ID="Channel:0:0" Name="DAPI" Color="65535" EmissionWavelength="461"/><Channel ID="Channel:0:1"/>
        <TiffData/></Pixels></Image></OME>
        """)
            .images()
            .getFirst();
    assertThat(image.name()).hasValue("cells");
    assertThat(image.physicalSizes().x().getAsDouble()).isEqualTo(0.1625);
    assertThat(image.physicalSizes().y()).hasValue(0.2);
    assertThat(image.physicalSizes().z()).isEmpty();
    assertThat(image.physicalSizes().t()).hasValue(0.5);
    assertThat(image.channels().getFirst())
        .isEqualTo(new Channel(Optional.of("DAPI"), Optional.of("0000FF"), OptionalDouble.of(461)));
    assertThat(image.channels()).hasSize(2);
  }

  @Test
  void a_document_type_is_refused_before_anything_is_resolved() {
    assertRefused(
        "<!DOCTYPE OME [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><OME>&x;</OME>",
        "ome.dtd-refused");
  }

  @Test
  void characters_that_xml_forbids_are_left_out() throws Exception {
    assertThat(read("<OME UUID=\"urn:\u0001a\"/>").uuid()).hasValue("urn:a");
  }

  @Test
  void nonsense_is_a_coded_error() {
    assertRefused("<OME><Image", "ome.bad-xml");
    assertRefused("<svg/>", "ome.not-ome");
    assertRefused("<OME><Image><Pixels SizeX=\"-1\"/></Image></OME>", "ome.bad-number");
    assertRefused("<a>".repeat(1), "ome.not-ome");
    assertRefused("<OME>" + "<a>".repeat(5_000), "ome.too-deep");
  }

  @Test
  void what_is_written_is_valid_by_the_schema() throws Exception {
    byte[] xml =
        OmeXmlWriter.write(List.of(described(SampleType.UINT16), described(SampleType.INT64)));
    schema().validate(new StreamSource(new ByteArrayInputStream(xml)));
    assertThat(new String(xml, StandardCharsets.UTF_8))
        .contains("PhysicalSizeX=\"0.1\"", "Name=\"two &lt; three\"")
        .contains("<AcquisitionDate>2026-05-04T03:02:01<", "NominalMagnification=\"63.0\"")
        .contains("PositionX=\"-1000.25\"", "PositionXUnit=\"µm\"", "DeltaT=\"0.5\"");
  }

  @Test
  void a_plate_with_its_runs_is_valid_by_the_schema() throws Exception {
    Plate plate =
        new Plate(
            "one < two",
            List.of("A", "B"),
            List.of("1", "2", "3"),
            List.of(
                new Plate.Run(
                    4,
                    Optional.of("first"),
                    Optional.of("a & b"),
                    OptionalDouble.of(1_343_731_272),
                    OptionalDouble.of(9e18),
                    List.of("A/3/0", "B/1/x", "B/2/0")),
                new Plate.Run(
                    5,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    List.of())));
    PlateFields fields = new PlateFields(plate, List.of("A/3/0", "A/3/1", "B/1/x"));
    ImageDescription image = described(SampleType.UINT8);
    byte[] xml = OmeXmlWriter.write(List.of(image, image, image), Optional.of(fields));
    schema().validate(new StreamSource(new ByteArrayInputStream(xml)));
    assertThat(new String(xml, StandardCharsets.UTF_8))
        .contains(
            "<Well ID=\"Well:0:0:2\" Column=\"2\" Row=\"0\"><WellSample ID=\"WellSample:0:0\""
                + " Index=\"0\"><ImageRef ID=\"Image:0\"/></WellSample><WellSample"
                + " ID=\"WellSample:0:1\"")
        .contains(
            "<PlateAcquisition ID=\"PlateAcquisition:0:4\" Name=\"first\""
                + " StartTime=\"2012-07-31T10:41:12Z\"><Description>a &amp;"
                + " b</Description><WellSampleRef ID=\"WellSample:0:0\"/><WellSampleRef"
                + " ID=\"WellSample:0:2\"/></PlateAcquisition>")
        .doesNotContain("EndTime");
  }

  private static Validator schema() throws Exception {
    Path schema = SharedData.images().resolveSibling("metadata/ome-xml/schema/2016-06/ome.xsd");
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setResourceResolver((type, namespace, publicId, systemId, base) ->
        systemId != null && systemId.endsWith("xml.xsd") ? XmlNamespaceSchema.input() : null);
    return factory.newSchema(schema.toFile()).newValidator();
  }

  private static ImageDescription described(SampleType type) {
    return new ImageDescription(
        "two < three\u0002",
        ImageRole.IMAGE,
        2,
        2,
        3,
        4,
        5,
        type,
        new PhysicalSizes(
            OptionalDouble.of(0.1),
            OptionalDouble.of(0.1),
            OptionalDouble.empty(),
            OptionalDouble.of(3)),
        List.of(
            new Channel(Optional.of("GFP"), Optional.of("00FF00"), OptionalDouble.of(509)),
            Channel.UNKNOWN),
        1,
        List.of(new Level(5, 4)),
        List.of("a.tif"),
        new Acquisition(
            Optional.of("2026-05-04T03:02:01"),
            Optional.of(new Acquisition.Instrument(Optional.of("Zeiss"), Optional.empty())),
            Optional.of(
                new Acquisition.Objective(
                    Optional.of("Plan-Apochromat 63x/1.4 Oil"),
                    OptionalDouble.of(63),
                    OptionalDouble.of(1.4),
                    Optional.of("Oil"))),
            List.of(
                new Acquisition.PlanePosition(
                    1,
                    0,
                    2,
                    OptionalDouble.of(0.5),
                    OptionalDouble.of(-1_000.25),
                    OptionalDouble.of(20),
                    OptionalDouble.empty()))),
        Map.of("Info", "a & b\u0000"));
  }

  private static OmeDocument read(String xml) throws ImagingException {
    return OmeXmlReader.read(xml, "test.ome", ReadLimits.DEFAULT);
  }

  private static void assertRefused(String xml, String code) {
    assertThatThrownBy(() -> read(xml))
        .isInstanceOfSatisfying(ImagingException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
