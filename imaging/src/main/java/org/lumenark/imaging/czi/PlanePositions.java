package org.lumenark.imaging.czi;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.xml.XmlElement;
import org.lumenark.imaging.xml.XmlTree;

/**
 * Time and stage position of planes, out of the tags of their lowest tile. Each costs a read, so
 * that only so many are looked up for a file.
 */
final class PlanePositions {

  private static final int MAX_PLANES = 4_096;
  private static final int MAX_XML = 1 << 16;
  private static final Comparator<PlaneIndex> ORDER =
      Comparator.comparingInt(PlaneIndex::t)
          .thenComparingInt(PlaneIndex::group)
          .thenComparingInt(PlaneIndex::z);

  private final CziInput input;
  private final @Nullable OffsetDateTime start;
  private int left = MAX_PLANES;

  PlanePositions(CziInput input, Optional<String> acquired) {
    this.input = input;
    this.start = acquired.flatMap(PlanePositions::date).orElse(null);
  }

  List<PlanePosition> of(CziImage image) throws IOException, ImagingException {
    Map<PlaneIndex, List<Tile>> planes = image.levels().getFirst().planes();
    List<PlanePosition> found = new ArrayList<>();
    for (PlaneIndex plane : planes.keySet().stream().sorted(ORDER).limit(left).toList()) {
      left--;
      tags(planes.getOrDefault(plane, List.of()).getFirst().block())
          .map(tags -> position(plane, tags, image.samples()))
          .filter(PlanePositions::saysSomething)
          .ifPresent(found::add);
    }
    return found;
  }

  /** The tags; empty where they cannot be parsed, which some writers are known for. */
  private Optional<XmlElement> tags(Subblock block) throws IOException, ImagingException {
    SubblockData parts = SubblockData.read(input, block);
    if (parts.metadataSize() < 1 || parts.metadataSize() > MAX_XML) {
      return Optional.empty();
    }
    byte[] xml = input.read(parts.metadata(), parts.metadataSize(), "subblock").array();
    try {
      return XmlTree.parse(XmlText.decode(xml), "czi", input.path()).at("Tags");
    } catch (ImagingException e) {
      return Optional.empty();
    }
  }

  private PlanePosition position(PlaneIndex plane, XmlElement tags, int samples) {
    return new PlanePosition(
        plane.t(),
        plane.group() * samples,
        plane.z(),
        seconds(tags.textAt("AcquisitionTime")),
        XmlElement.number(tags.textAt("StageXPosition")),
        XmlElement.number(tags.textAt("StageYPosition")),
        XmlElement.number(tags.textAt("FocusPosition")));
  }

  private OptionalDouble seconds(Optional<String> time) {
    Optional<OffsetDateTime> taken = time.flatMap(PlanePositions::date);
    if (start == null || taken.isEmpty()) {
      return OptionalDouble.empty();
    }
    Duration since = Duration.between(start, taken.get());
    return OptionalDouble.of(since.getSeconds() + since.getNano() / 1e9);
  }

  private static boolean saysSomething(PlanePosition position) {
    return position.seconds().isPresent()
        || position.x().isPresent()
        || position.y().isPresent()
        || position.zPosition().isPresent();
  }

  /** A time without a zone is taken for UTC, as it is only compared with others of the file. */
  private static Optional<OffsetDateTime> date(String text) {
    try {
      boolean zoned = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
      return Optional.of(
          OffsetDateTime.parse(
              zoned ? text : text + ZoneOffset.UTC, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
