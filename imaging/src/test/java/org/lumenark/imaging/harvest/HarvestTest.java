package org.lumenark.imaging.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.assemble.ImageFinder;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;
import org.lumenark.imaging.source.SampleType;

/** What files say of how they were taken, in the words of a study's description. */
class HarvestTest {

  private static final String CHANNEL = "Information/Image/Dimensions/Channels/Channel";

  @Test
  void everythingThatAFileSaysIsOfferedWithItsField() {
    List<HarvestedAcquisition> found =
        harvest(
            Map.of(
                "a.czi",
                image(
                    0.1,
                    Map.of(
                        CHANNEL + "/Fluor",
                        "Alexa Fluor 488",
                        CHANNEL + "/ExcitationWavelength",
                        "488",
                        CHANNEL + "/ExposureTime",
                        "150000000",
                        CHANNEL + "/AcquisitionMode",
                        "LaserScanningConfocalMicroscopy",
                        "Information/Document/UserName",
                        "A. Person"))));

    assertThat(found).hasSize(1);
    HarvestedAcquisition taken = found.getFirst();
    assertThat(values(taken))
        .containsEntry("instrument", List.of("Maker Scope 1 x1"))
        .containsEntry("method", List.of("laser scanning confocal microscopy x1"))
        .containsEntry("objective", List.of("Lens, 63x, NA 1.4, Oil x1"))
        .containsEntry(
            "channels", List.of("Ch1: Alexa Fluor 488 (excitation 488 nm, emission 517 nm) x1"))
        .containsEntry("exposure", List.of("150 ms x1"))
        .containsEntry("pixel-size", List.of("x 0.1 µm, y 0.1 µm x1"))
        .containsEntry("series", List.of("5 z sections x1"))
        .containsEntry("acquired", List.of("2020-02-03 x1"))
        .containsEntry("person", List.of("A. Person x1"));
    assertThat(taken.parameters())
        .hasValue(
            "Objective: Lens, 63x, NA 1.4, Oil; Channels: Ch1: Alexa Fluor 488 (excitation 488 nm,"
                + " emission 517 nm); Exposure: 150 ms; Pixel size: x 0.1 µm, y 0.1 µm; Sections"
                + " and times: 5 z sections; Acquired: 2020-02-03");
    assertThat(taken.offers().getFirst().values().getFirst().sources())
        .containsExactly(new Offer.Source("a.czi", "Instrument.Microscope"));
    assertThat(Prefill.of(found))
        .extracting(Prefill::pointer)
        .containsExactly(
            "/imageAcquisitions/0/instrument",
            "/imageAcquisitions/0/imagingMethod",
            "/imageAcquisitions/0/parameters");
  }

  @Test
  void valuesThatDisagreeAreAllToldThoseOfMostFilesFirst() {
    List<HarvestedAcquisition> found =
        harvest(
            new TreeMap<>(
                Map.of(
                    "a.czi", image(0.2, Map.of()),
                    "b.czi", image(0.1, Map.of()),
                    "c.czi", image(0.1, Map.of()))));

    assertThat(values(found.getFirst()).get("pixel-size"))
        .containsExactly("x 0.1 µm, y 0.1 µm x2", "x 0.2 µm, y 0.2 µm x1");
    assertThat(found.getFirst().parameters().orElseThrow())
        .contains("Pixel size: x 0.1 to 0.2 µm, y 0.1 to 0.2 µm");
  }

  @Test
  void imagesOfOneFileCountOnce() {
    Harvest harvest = new Harvest();
    for (int i = 0; i < 4; i++) {
      harvest.add("a.czi", ImageSays.of("czi", image(0.1, Map.of())));
    }

    assertThat(harvest.acquisitions().getFirst().files()).isEqualTo(1);
    assertThat(harvest.acquisitions().getFirst().images()).isEqualTo(4);
  }

  @Test
  void whatAHostileFileSaysIsShortAndPlain() {
    ImageSays says =
        ImageSays.of(
            "czi",
            image(
                0.1,
                Map.of("Information/Document/UserName", "A\u0000\n\u001b[2J" + "x".repeat(9_000))));

    String name =
        says.said().stream()
            .filter(each -> each.aspect() == Aspect.PERSON)
            .findFirst()
            .orElseThrow()
            .text();
    assertThat(name).startsWith("A [2Jx").hasSizeLessThan(1_010);
    Harvest harvest = new Harvest();
    for (int i = 0; i < 1_000; i++) {
      harvest.add(i + ".czi", ImageSays.of("czi", image(i + 1, Map.of())));
    }
    Offer sizes =
        harvest.acquisitions().getFirst().offers().stream()
            .filter(offer -> offer.aspect() == Aspect.PIXEL_SIZE)
            .findFirst()
            .orElseThrow();
    assertThat(sizes.values()).hasSize(20);
    assertThat(sizes.more()).isEqualTo(980);
  }

  @Test
  void realFilesOfMicroscopesSayWhatTheirProgramsShow() throws Exception {
    assertThat(values(real("czi/CellDivision_T3_Z5_CH2_X240_Y170.czi")))
        .containsEntry("instrument", List.of("Castor.Stand x1"))
        .containsEntry("method", List.of("wide field x1"))
        .containsEntry("objective", List.of("Plan-Apochromat 50x/1.2, 50x, NA 1.2, Water x1"))
        .containsEntry(
            "channels",
            List.of(
                "LED555: Alexa Fluor 555 (excitation 553 nm, emission 568 nm), LED470: Alexa Fluor"
                    + " 488 (excitation 493 nm, emission 517 nm) x1"))
        .containsEntry("exposure", List.of("LED555 100 ms, LED470 200 ms x1"))
        .containsEntry("series", List.of("5 z sections, 3 time points x1"))
        .containsEntry("acquired", List.of("2016-02-12 x1"))
        .containsEntry("person", List.of("M1SRH x1"));
    assertThat(values(real("nd2/cluster.nd2")))
        .containsEntry("instrument", List.of("Nikon Ti Microscope x1"))
        .containsEntry("method", List.of("Widefield Fluorescence, Laser Scan Confocal x1"))
        .containsEntry("objective", List.of("Plan Apo λ 60x, 60x, NA 0.95, Air x1"))
        .containsEntry("pixel-size", List.of("x 0.1678 µm, y 0.1678 µm, z 0.5 µm x1"));
    assertThat(values(real("lif/LeicaLASX_wavelength-sweep_example.lif")))
        .containsEntry("instrument", List.of("TCS SP8 x1"))
        .containsEntry("series", List.of("11 z sections, 2 time points x1"));
    assertThat(values(real("mrc/EMD-3197.map")).get("pixel-size").getFirst())
        .startsWith("x 0.0011");
  }

  private static HarvestedAcquisition real(String path) throws Exception {
    LocalFileSet files = new LocalFileSet(SharedData.images());
    ImageCandidate candidate =
        new ImageCandidate(
            path, FormatDetector.detect(files, path), List.of(path), Optional.empty());
    Harvest harvest = new Harvest();
    for (FoundImage image :
        new ImageFinder(Readers::forDetection, files, ReadLimits.DEFAULT, Optional.empty())
            .find(List.of(candidate))
            .images()) {
      harvest.add(path, ImageSays.of(image.detection().format(), image.description()));
    }
    return harvest.acquisitions().getFirst();
  }

  private static List<HarvestedAcquisition> harvest(Map<String, ImageDescription> images) {
    Harvest harvest = new Harvest();
    images.forEach((path, image) -> harvest.add(path, ImageSays.of("czi", image)));
    return harvest.acquisitions();
  }

  private static Map<String, List<String>> values(HarvestedAcquisition taken) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Offer offer : taken.offers()) {
      List<String> texts = new ArrayList<>();
      offer.values().forEach(value -> texts.add(value.text() + " x" + value.files()));
      values.put(offer.aspect().value(), texts);
    }
    return values;
  }

  private static ImageDescription image(double pixel, Map<String, String> original) {
    return new ImageDescription(
        "image",
        ImageRole.IMAGE,
        1,
        1,
        5,
        1,
        4,
        SampleType.UINT8,
        new PhysicalSizes(
            OptionalDouble.of(pixel),
            OptionalDouble.of(pixel),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        List.of(new Channel(Optional.of("Ch1"), Optional.empty(), OptionalDouble.of(517))),
        1,
        List.of(new Level(4, 1)),
        List.of("a.czi"),
        new Acquisition(
            Optional.of("2020-02-03T10:00:00Z"),
            Optional.of(new Instrument(Optional.of("Maker"), Optional.of("Scope 1"))),
            Optional.of(
                new Objective(
                    Optional.of("Lens"),
                    OptionalDouble.of(63),
                    OptionalDouble.of(1.4),
                    Optional.of("Oil"))),
            List.of()),
        original);
  }
}
