package org.lumenark.imaging.czi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;

/** Tells about images what their pixels and the metadata of the file say. */
final class CziDescriptions {

  /** Some writers count days since 1899 instead of seconds: about 1954 to 2119. */
  private static final double FIRST_DAY = 20_000;

  private static final double LAST_DAY = 80_000;

  private final CziInput input;
  private final CziMetadata metadata;
  private final double[] times;
  private final boolean onlyScene;
  private final PlanePositions positions;

  /**
   * @param times of all time points of the file; empty if unknown
   */
  CziDescriptions(CziInput input, CziMetadata metadata, List<CziImage> images, double[] times) {
    this.input = input;
    this.metadata = metadata;
    this.times = times;
    this.onlyScene = images.stream().mapToInt(CziImage::scene).distinct().count() == 1;
    this.positions = new PlanePositions(input, metadata.acquired());
  }

  ImageDescription of(CziImage image) throws IOException, ImagingException {
    List<Level> levels = new ArrayList<>();
    for (CziLevel level : image.levels()) {
      levels.add(new Level(level.width(), level.height()));
    }
    return new ImageDescription(
        name(image),
        ImageRole.IMAGE,
        image.sizeT(),
        image.channels().size() * image.samples(),
        image.sizeZ(),
        levels.getFirst().sizeY(),
        levels.getFirst().sizeX(),
        image.type(),
        sizes(image),
        metadata.channels().of(image),
        image.samples(),
        levels,
        List.of(input.path()),
        new Acquisition(
            metadata.acquired(), metadata.instrument(), metadata.objective(), positions.of(image)),
        metadata.original());
  }

  /** The name of the scene; where it has none the file's. */
  private String name(CziImage image) {
    String file = input.path().substring(input.path().lastIndexOf('/') + 1);
    Optional<String> scene = metadata.sceneName(image.scene());
    String numbered = onlyScene ? file : file + " scene " + image.scene();
    String name = scene.orElse(numbered);
    return image.part().isEmpty() ? name : name + " " + image.part();
  }

  private PhysicalSizes sizes(CziImage image) {
    return new PhysicalSizes(
        times(metadata.distance("X"), image.factor()),
        times(metadata.distance("Y"), image.factor()),
        image.sizeZ() > 1 ? metadata.distance("Z") : OptionalDouble.empty(),
        image.sizeT() > 1 ? interval(image) : OptionalDouble.empty());
  }

  /** The interval that the metadata gives, else the mean one of the time stamps. */
  private OptionalDouble interval(CziImage image) {
    OptionalDouble given = metadata.interval();
    if (given.isPresent() || times.length != image.sizeT()) {
      return given;
    }
    double mean = (times[times.length - 1] - times[0]) / (times.length - 1);
    boolean mayBeDays = times[0] > FIRST_DAY && times[0] < LAST_DAY && mean < 1;
    return mayBeDays ? OptionalDouble.empty() : OptionalDouble.of(mean);
  }

  private static OptionalDouble times(OptionalDouble size, int factor) {
    return size.isPresent() ? OptionalDouble.of(size.getAsDouble() * factor) : size;
  }

  /** A picture that comes with the image, under the name of its attachment. */
  static ImageDescription associated(ImageDescription picture, String name, String path) {
    return picture.named(name).as(ImageRole.ASSOCIATED).in(List.of(path));
  }
}
