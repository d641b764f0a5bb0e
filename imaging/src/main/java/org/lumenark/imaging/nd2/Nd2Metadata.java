package org.lumenark.imaging.nd2;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.nd2.Loop.Axis;
import org.lumenark.imaging.nd2.Loop.Point;
import org.lumenark.imaging.ome.OriginalMetadata;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/** What the chunks beside the frames tell: sizes, channels, lens, times and positions. */
final class Nd2Metadata {

  private static final Pattern MAGNIFICATION = Pattern.compile("\\b(\\d{1,4}(?:\\.\\d)?)[xX]\\b");
  private static final int MAX_PLANES = 100_000;
  private static final double JULIAN_DAY_OF_1970 = 2_440_587.5;
  private static final List<String> TEXTS =
      List.of(
          "imageId",
          "type",
          "group",
          "sampleId",
          "author",
          "description",
          "capturing",
          "sampling",
          "location",
          "date",
          "conclusion",
          "info1",
          "info2",
          "optics",
          "appVersion");

  private final Variant picture;
  private final Variant experiment;
  private final Variant texts;
  private final Variant attributes;
  private final double[] milliseconds;
  private final double[] x;
  private final double[] y;
  private final double[] z;

  private Nd2Metadata(ChunkMap chunks, Variant attributes, Variant experiment)
      throws IOException, ImagingException {
    this.attributes = attributes;
    this.experiment = experiment;
    this.picture =
        chunks.variant("ImageMetadataSeqLV|0!", "ImageMetadataSeq|0!").unwrap("sPicturePlanes");
    this.texts = chunks.variant("ImageTextInfoLV!", "ImageTextInfo!").unwrap("TextInfoItem_0");
    this.milliseconds = numbers(chunks, "CustomData|AcqTimesCache!");
    this.x = numbers(chunks, "CustomData|X!");
    this.y = numbers(chunks, "CustomData|Y!");
    this.z = numbers(chunks, chunks.has("CustomData|Z!") ? "CustomData|Z!" : "CustomData|Z1!");
  }

  static Nd2Metadata read(ChunkMap chunks, Variant attributes, Variant experiment)
      throws IOException, ImagingException {
    return new Nd2Metadata(chunks, attributes, experiment);
  }

  private static double[] numbers(ChunkMap chunks, String name)
      throws IOException, ImagingException {
    Optional<byte[]> content = chunks.find(name);
    return content.isPresent()
        ? new Variant(name, content.get(), List.of()).numbers()
        : new double[0];
  }

  List<Channel> channels(int components) {
    return Planes.channels(picture, components);
  }

  PhysicalSizes sizes(Sequence sequence) {
    double calibration = picture.number("dCalibration", 0);
    boolean known = picture.number("bCalibrated", 1) != 0 || calibration != 1;
    OptionalDouble pixel = known ? OptionalDouble.of(calibration) : OptionalDouble.empty();
    List<Loop> stacks = sequence.of(Axis.Z);
    List<Loop> times = sequence.of(Axis.TIME);
    return new PhysicalSizes(
        pixel,
        pixel,
        stacks.isEmpty() ? OptionalDouble.empty() : stacks.getLast().step(),
        times.size() == 1 ? times.getFirst().step() : OptionalDouble.empty());
  }

  Acquisition acquisition(Sequence sequence, int position, int components) {
    Variant device =
        picture.child("sPicturePlanes").child("sSampleSetting").child("a0").child("pDeviceSetting");
    Optional<String> model =
        device
            .text("m_sMicroscopeFullName")
            .or(() -> device.text("m_sMicroscopePhysFullName"))
            .or(() -> device.text("m_sMicroscopeShortName"));
    return new Acquisition(
        date(),
        Optional.of(new Instrument(Optional.of("Nikon"), model)),
        objective(),
        planes(sequence, position, components));
  }

  private Optional<String> date() {
    double day = picture.number("dTimeAbsolute", 0);
    if (!(day > JULIAN_DAY_OF_1970 && day < JULIAN_DAY_OF_1970 + 100_000)) {
      return Optional.empty();
    }
    long millis = Math.round((day - JULIAN_DAY_OF_1970) * 86_400_000);
    return Optional.of(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            Instant.ofEpochMilli(millis - millis % 1_000).atOffset(ZoneOffset.UTC)));
  }

  private Optional<Objective> objective() {
    Optional<String> name = picture.text("wsObjectiveName");
    OptionalDouble stated = positive(picture.number("dObjectiveMag", 0));
    OptionalDouble magnification =
        stated.isPresent() ? stated : name.map(Nd2Metadata::magnification).orElse(stated);
    OptionalDouble aperture = positive(picture.number("dObjectiveNA", 0));
    if (name.isEmpty() && magnification.isEmpty() && aperture.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Objective(name, magnification, aperture, immersion()));
  }

  /** Names of lenses end like "Plan Apo 60x". */
  private static OptionalDouble magnification(String lens) {
    Matcher found = MAGNIFICATION.matcher(lens);
    return found.find()
        ? OptionalDouble.of(Double.parseDouble(found.group(1)))
        : OptionalDouble.empty();
  }

  private static OptionalDouble positive(double value) {
    return value > 0 && value < 1e9 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private Optional<String> immersion() {
    double index = picture.number("dRefractIndex1", 0);
    if (index <= 0) {
      index = picture.number("dRefractIndex2", 0);
    }
    String medium =
        index >= 1 && index < 1.01
            ? "Air"
            : index > 1.32 && index < 1.35
                ? "Water"
                : index > 1.44 && index < 1.49
                    ? "Glycerol"
                    : index > 1.505 && index < 1.53 ? "Oil" : "";
    return Optional.of(medium).filter(text -> !text.isEmpty());
  }

  private List<PlanePosition> planes(Sequence sequence, int position, int components) {
    List<PlanePosition> planes = new ArrayList<>();
    List<Point> points = sequence.points();
    Optional<Point> point =
        position < points.size() ? Optional.of(points.get(position)) : Optional.empty();
    int most = MAX_PLANES / sequence.positions();
    for (int t = 0; t < sequence.sizeT(); t++) {
      for (int c = 0; c < components; c++) {
        for (int section = 0; section < sequence.sizeZ(); section++) {
          int frame = sequence.frame(position, t, section);
          OptionalDouble seconds = at(milliseconds, frame);
          PlanePosition plane =
              new PlanePosition(
                  t,
                  c,
                  section,
                  seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() / 1_000) : seconds,
                  or(at(x, frame), point.map(Point::x).orElse(picture.number("dXPos"))),
                  or(at(y, frame), point.map(Point::y).orElse(picture.number("dYPos"))),
                  or(at(z, frame), point.map(Point::z).orElse(picture.number("dZPos"))));
          if (planes.size() >= most) {
            return planes;
          }
          planes.add(plane);
        }
      }
    }
    return planes;
  }

  private static OptionalDouble at(double[] values, int frame) {
    return frame < values.length && Double.isFinite(values[frame])
        ? OptionalDouble.of(values[frame])
        : OptionalDouble.empty();
  }

  private static OptionalDouble or(OptionalDouble first, OptionalDouble second) {
    return first.isPresent() ? first : second;
  }

  /** The experiment goes before the picture, whose settings of cameras have no end. */
  Map<String, String> original() {
    OriginalMetadata kept = new OriginalMetadata();
    for (int i = 0; i < TEXTS.size(); i++) {
      texts.text("TextInfoItem_" + i).ifPresent(keeper(kept, "text." + TEXTS.get(i)));
    }
    attributes.flatten("attributes", kept, 0);
    experiment.flatten("experiment", kept, 0);
    picture.flatten("picture", kept, 0);
    return kept.toMap();
  }

  private static java.util.function.Consumer<String> keeper(OriginalMetadata kept, String key) {
    return value -> kept.add(key, value);
  }
}
