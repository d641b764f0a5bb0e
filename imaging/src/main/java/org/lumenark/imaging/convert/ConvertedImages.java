package org.lumenark.imaging.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.zarr.ArrayLayout;

/** Tells of a written image in the words of the contract. */
final class ConvertedImages {

  private ConvertedImages() {}

  static ConvertedImage of(ImageArrays image, String digest, ValidationReport validation) {
    ImageDescription description = image.description();
    return new ConvertedImage(
        image.path(),
        description.name(),
        image.role().name().toLowerCase(Locale.ROOT),
        String.join("", ArrayLayout.AXES),
        List.of(
            (long) description.sizeT(),
            (long) description.sizeC(),
            (long) description.sizeZ(),
            (long) description.sizeY(),
            (long) description.sizeX()),
        description.type().numpyName(),
        sizes(description.physicalSizes()),
        description.channels().stream().map(ConvertedImages::channel).toList(),
        image.sizes().size(),
        digest,
        description.files(),
        validation);
  }

  private static Map<String, Double> sizes(PhysicalSizes sizes) {
    Map<String, Double> known = new LinkedHashMap<>();
    known(known, "x", sizes.x());
    known(known, "y", sizes.y());
    known(known, "z", sizes.z());
    known(known, "t", sizes.t());
    return known;
  }

  private static void known(Map<String, Double> sizes, String axis, OptionalDouble size) {
    size.ifPresent(value -> sizes.put(axis, value));
  }

  private static Map<String, Object> channel(Channel channel) {
    Map<String, Object> known = new LinkedHashMap<>();
    channel.name().ifPresent(name -> known.put("name", name));
    channel.color().ifPresent(color -> known.put("color", color));
    channel.wavelength().ifPresent(wavelength -> known.put("wavelength", wavelength));
    return known;
  }
}
