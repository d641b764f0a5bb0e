package org.lumenark.ingest.convert;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageFacts.ChannelFacts;
import org.lumenark.imaging.convert.ConvertedImage;

/** Facts of an image as it was written. */
final class ConvertedFacts {

  private ConvertedFacts() {}

  static ImageFacts of(ImageFacts assembled, ConvertedImage written) {
    return new ImageFacts(
        assembled.id(),
        assembled.number(),
        assembled.path(),
        assembled.series(),
        written.name(),
        assembled.format(),
        written.role(),
        written.axes(),
        written.shape(),
        Optional.of(written.dtype()),
        written.physicalSizes(),
        written.channels().stream().map(ConvertedFacts::channel).toList(),
        written.levels(),
        Optional.of(written.pixelDigest()),
        assembled.files(),
        assembled.plate());
  }

  private static ChannelFacts channel(Map<String, Object> channel) {
    @Nullable Object name = channel.get("name");
    @Nullable Object color = channel.get("color");
    return new ChannelFacts(
        Optional.ofNullable(name).map(Object::toString),
        Optional.ofNullable(color).map(Object::toString),
        channel.get("wavelength") instanceof Number wavelength
            ? Optional.of(wavelength.doubleValue())
            : Optional.empty());
  }
}
