package org.lumenark.imaging.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * One image as a conversion would write it. The components are the fields of the contract.
 *
 * @param path of its group in the container
 * @param levels resolutions that the file itself holds
 */
public record InspectedImage(
    String path,
    String name,
    String role,
    String axes,
    List<Integer> shape,
    String dtype,
    Map<String, Double> physicalSizes,
    List<Map<String, Object>> channels,
    int levels,
    List<String> files) {

  /** As a conversion of all that was found with it would write it. */
  public static InspectedImage of(FoundImage found) {
    ImageDescription image = found.description();
    return new InspectedImage(
        found.path(),
        image.name(),
        found.role().name().toLowerCase(Locale.ROOT),
        "tczyx",
        List.of(image.sizeT(), image.sizeC(), image.sizeZ(), image.sizeY(), image.sizeX()),
        image.type().numpyName(),
        sizes(image.physicalSizes()),
        channels(image.channels()),
        image.levels().size(),
        image.files());
  }

  private static Map<String, Double> sizes(PhysicalSizes sizes) {
    Map<String, Double> known = new LinkedHashMap<>();
    put(known, "x", sizes.x());
    put(known, "y", sizes.y());
    put(known, "z", sizes.z());
    put(known, "t", sizes.t());
    return known;
  }

  private static void put(Map<String, Double> known, String axis, OptionalDouble size) {
    if (size.isPresent()) {
      known.put(axis, size.getAsDouble());
    }
  }

  private static List<Map<String, Object>> channels(List<Channel> channels) {
    List<Map<String, Object>> described = new ArrayList<>();
    for (Channel channel : channels) {
      Map<String, Object> known = new LinkedHashMap<>();
      channel.name().ifPresent(name -> known.put("name", name));
      channel.color().ifPresent(color -> known.put("color", color));
      channel.wavelength().ifPresent(wavelength -> known.put("wavelength", wavelength));
      described.add(known);
    }
    return described;
  }
}
