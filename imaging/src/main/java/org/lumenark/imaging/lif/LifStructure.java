package org.lumenark.imaging.lif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.xml.XmlElement;

/** Channels and dimensions as an image's description gives them, each in the order of its bytes. */
record LifStructure(List<LifChannel> channels, List<LifDimension> dimensions) {

  private static final int MAX_CHANNELS = 10_000;
  private static final int MAX_DIMENSIONS = 32;

  /**
   * @param place of the image, for messages
   */
  static LifStructure of(XmlElement image, String place) throws ImagingException {
    List<LifChannel> channels = new ArrayList<>();
    for (XmlElement each : image.all("ImageDescription", "Channels", "ChannelDescription")) {
      channels.add(channel(each, place));
    }
    List<LifDimension> dimensions = new ArrayList<>();
    for (XmlElement each : image.all("ImageDescription", "Dimensions", "DimensionDescription")) {
      dimensions.add(dimension(each, place));
    }
    if (channels.isEmpty()
        || dimensions.isEmpty()
        || channels.size() > MAX_CHANNELS
        || dimensions.size() > MAX_DIMENSIONS) {
      throw bad(
          place,
          "It has "
              + channels.size()
              + " channels and "
              + dimensions.size()
              + " dimensions; that cannot be.");
    }
    LifChannel first = channels.getFirst();
    for (LifChannel each : channels) {
      if (each.bytes() != first.bytes() || each.real() != first.real()) {
        throw new ImagingException(
            "lif.unsupported-mixed-types", place, "Its channels have samples of different types.");
      }
    }
    channels.sort(Comparator.comparingLong(LifChannel::offset));
    dimensions.sort(Comparator.comparingLong(LifDimension::step));
    return new LifStructure(channels, dimensions);
  }

  private static LifChannel channel(XmlElement element, String place) throws ImagingException {
    long type = whole(element, "DataType", place);
    long bits = whole(element, "Resolution", place);
    long offset = whole(element, "BytesInc", place);
    boolean possible = type == 0 ? bits >= 1 && bits <= 64 : type == 1 && bits > 8 && bits <= 64;
    if (!possible || offset < 0 || !element.attribute("BitInc").orElse("0").equals("0")) {
      throw new ImagingException(
          "lif.unsupported-samples",
          place,
          "Samples of type " + type + " with " + bits + " bits are not read.");
    }
    int bytes = bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
    Optional<String> dye = Optional.empty();
    for (XmlElement property : element.all("ChannelProperty")) {
      if (property.textAt("Key").equals(Optional.of("DyeName")) && dye.isEmpty()) {
        dye = property.textAt("Value");
      }
    }
    return new LifChannel(
        element.number("ChannelTag").isPresent() ? (int) whole(element, "ChannelTag", place) : 0,
        type == 1,
        bytes,
        offset,
        element.attribute("LUTName"),
        dye);
  }

  private static LifDimension dimension(XmlElement element, String place) throws ImagingException {
    long id = whole(element, "DimID", place);
    long count = whole(element, "NumberOfElements", place);
    long step = whole(element, "BytesInc", place);
    if (id < 0 || id > 1_000 || count < 1 || count > Integer.MAX_VALUE || (count > 1 && step < 1)) {
      throw bad(place, "Dimension " + id + " has " + count + " elements of " + step + " bytes.");
    }
    return new LifDimension(
        (int) id,
        (int) count,
        element.number("Origin"),
        element.number("Length"),
        element.attribute("Unit").orElse(""),
        count > 1 ? step : 0);
  }

  private static long whole(XmlElement element, String name, String place) throws ImagingException {
    try {
      return Long.parseLong(element.attribute(name).orElse(""));
    } catch (NumberFormatException e) {
      throw bad(place, element.name() + " has no whole number as its " + name + ".");
    }
  }

  private static ImagingException bad(String place, String message) {
    return new ImagingException("lif.bad-description", place, message);
  }
}
