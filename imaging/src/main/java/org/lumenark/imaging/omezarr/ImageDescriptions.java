package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.ome.OmeDocument;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.SampleType;

/** Describes an image by its group's metadata; what it leaves open, an OME-XML may tell. */
final class ImageDescriptions {

  private ImageDescriptions() {}

  /**
   * @param xml of the same image, if there is one
   * @throws ImagingException {@code label.not-integer}
   */
  static ImageDescription of(
      ZarrStore store,
      ImageGroups.Group group,
      Multiscale multiscale,
      Optional<OmeDocument.OmeImage> xml)
      throws ImagingException {
    SampleType type = multiscale.full().type();
    if (group.label() && (type == SampleType.FLOAT32 || type == SampleType.FLOAT64)) {
      throw new ImagingException(
          "label.not-integer",
          store.place(group.node().path()),
          "Labels are whole numbers, these samples are " + type.numpyName() + ".");
    }
    Map<String, String> original = OriginalAttributes.of(group.node());
    xml.ifPresent(image -> image.originalMetadata().forEach(original::putIfAbsent));
    return new ImageDescription(
        name(store, group, multiscale, xml),
        group.label() ? ImageRole.LABEL : ImageRole.IMAGE,
        multiscale.size('t'),
        multiscale.size('c'),
        multiscale.size('z'),
        multiscale.size('y'),
        multiscale.size('x'),
        type,
        sizes(multiscale.physicalSizes(), xml.map(OmeDocument.OmeImage::physicalSizes)),
        channels(group.node().ome().at("/omero/channels"), multiscale.size('c'), xml),
        1,
        multiscale.levels(),
        multiscale.documents().stream().map(store::place).toList(),
        Acquisition.UNKNOWN,
        original);
  }

  private static String name(
      ZarrStore store,
      ImageGroups.Group group,
      Multiscale multiscale,
      Optional<OmeDocument.OmeImage> xml) {
    String given = multiscale.node().path("name").asText("");
    if (!given.isBlank() && !given.equals("/")) {
      return given;
    }
    Optional<String> named = xml.flatMap(OmeDocument.OmeImage::name).filter(n -> !n.isBlank());
    String folder = ZarrPaths.name(store.place(group.node().path()));
    String plain = folder.replaceFirst("(\\.ome)?\\.zarr$", "");
    return named.orElse(plain.isEmpty() ? "image" : plain);
  }

  private static PhysicalSizes sizes(PhysicalSizes own, Optional<PhysicalSizes> other) {
    return new PhysicalSizes(
        first(own.x(), other.map(PhysicalSizes::x)),
        first(own.y(), other.map(PhysicalSizes::y)),
        first(own.z(), other.map(PhysicalSizes::z)),
        first(own.t(), other.map(PhysicalSizes::t)));
  }

  private static OptionalDouble first(OptionalDouble own, Optional<OptionalDouble> other) {
    return own.isPresent() ? own : other.orElse(OptionalDouble.empty());
  }

  private static List<Channel> channels(
      JsonNode omero, int count, Optional<OmeDocument.OmeImage> xml) {
    List<Channel> others = xml.map(OmeDocument.OmeImage::channels).orElse(List.of());
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      JsonNode node = omero.path(c);
      Channel other = others.size() == count ? others.get(c) : Channel.UNKNOWN;
      Optional<String> label =
          Optional.of(node.path("label").asText("")).filter(text -> !text.isBlank());
      channels.add(
          new Channel(label.or(other::name), color(node).or(other::color), other.wavelength()));
    }
    return channels;
  }

  /** Six hexadecimal digits, with or without a hash in front or an alpha behind. */
  private static Optional<String> color(JsonNode channel) {
    String text = channel.path("color").asText("").replaceFirst("^#", "");
    return text.matches("[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")
        ? Optional.of(text.substring(0, 6).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }
}
