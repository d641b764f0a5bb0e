package org.lumenark.imaging.harvest;

import java.util.List;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * What one image says of how it was taken: little, whatever the file holds.
 *
 * @param instrument empty if it is not known
 * @param objective empty if it is not known
 * @param channels in words
 */
public record ImageSays(
    String format,
    String instrument,
    String objective,
    List<String> channels,
    PhysicalSizes sizes,
    List<Saying> said) {

  public ImageSays {
    channels = List.copyOf(channels);
    said = List.copyOf(said);
  }

  public static ImageSays of(String format, ImageDescription image) {
    return new ImageSays(
        format,
        image.acquisition().instrument().map(Words::instrument).orElse(""),
        image.acquisition().objective().map(Words::objective).orElse(""),
        new ChannelFacts(image, format).words(),
        image.physicalSizes(),
        Sayings.of(format, image));
  }
}
