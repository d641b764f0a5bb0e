package org.lumenark.imaging.lif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition.PlanePosition;

/** Time and stage position of planes, so many for each file. */
final class LifPositions {

  private static final int MAX_PLANES = 20_000;

  private int left = MAX_PLANES;

  List<PlanePosition> of(LifImage image, LifTimes times, LifSettings settings) {
    boolean tiled = image.tile() >= 0;
    OptionalDouble x = tiled ? settings.tile(image.tile(), "X") : settings.stage("X");
    OptionalDouble y = tiled ? settings.tile(image.tile(), "Y") : settings.stage("Y");
    Frames frames = new Frames(image, times.stamps().size());
    List<PlanePosition> planes = new ArrayList<>();
    for (int t = 0; t < image.t().count() && left > 0; t++) {
      for (int group = 0; group < image.groups().size() && left > 0; group++) {
        for (int z = 0; z < image.z().count() && left > 0; z++) {
          OptionalDouble seconds =
              frames.known ? times.seconds(frames.number(t, group, z)) : OptionalDouble.empty();
          OptionalDouble depth =
              image.z().count() > 1 && image.z().id() == LifDimension.Z
                  ? image.z().at(z)
                  : OptionalDouble.empty();
          if (seconds.isPresent() || x.isPresent() || y.isPresent() || depth.isPresent()) {
            left--;
            planes.add(
                new PlanePosition(t, group * image.samples().length, z, seconds, x, y, depth));
          }
        }
      }
    }
    return planes;
  }

  /**
   * Which frame a plane was: frames are numbered in the order of their bytes, channels that were
   * taken together once.
   */
  private static final class Frames {

    private final LifImage image;
    private final List<LifDimension> dimensions = new ArrayList<>();
    private final boolean known;

    Frames(LifImage image, int stamps) {
      this.image = image;
      long frames = 1;
      for (LifDimension each : image.source().structure().dimensions()) {
        if (each.count() > 1 && each.id() != image.x().id() && each.id() != image.y().id()) {
          dimensions.add(each);
          frames *= each.count();
        }
      }
      dimensions.sort(Comparator.comparingLong(LifDimension::step));
      known = frames == stamps && image.tile() < 0;
    }

    int number(int t, int group, int z) {
      int excitations = count(LifDimension.EXCITATION);
      int frame = 0;
      int weight = 1;
      for (LifDimension each : dimensions) {
        int index = 0;
        if (each.id() == image.t().id()) {
          index = t;
        } else if (each.id() == image.z().id()) {
          index = z;
        } else if (each.id() == LifDimension.EXCITATION) {
          index = group % excitations;
        } else if (each.id() == LifDimension.EMISSION) {
          index = group / excitations % each.count();
        }
        frame += index * weight;
        weight *= each.count();
      }
      return frame;
    }

    private int count(int id) {
      return dimensions.stream()
          .filter(each -> each.id() == id)
          .mapToInt(LifDimension::count)
          .findFirst()
          .orElse(1);
    }
  }
}
