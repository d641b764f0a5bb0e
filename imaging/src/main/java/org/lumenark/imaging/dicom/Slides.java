package org.lumenark.imaging.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.ReadLimits;

/**
 * A whole slide: its volumes of one series are the levels of one image, its label, overview and
 * thumbnail are pictures that come with it. PS3.3 C.8.12.4.
 */
final class Slides {

  private record Resolution(Instance instance, Tiles tiles) {
    long pixels() {
      return (long) tiles.map().width() * tiles.map().height();
    }

    /** Levels of one image agree in this. */
    String form() {
      PixelFormat format = instance.format();
      return format.samples() + " " + format.type() + " " + tiles.paths() + tiles.sections();
    }
  }

  private Slides() {}

  static boolean isSlide(Instance instance) {
    return instance.set().has(Tags.TOTAL_PIXEL_MATRIX_COLUMNS);
  }

  /** Resolutions of one slide share the series. */
  static Optional<String> key(Instance instance) {
    return isSlide(instance)
        ? instance
            .set()
            .text(Tags.SERIES_INSTANCE_UID)
            .map(series -> "slide " + series + modality(instance))
        : Optional.empty();
  }

  private static String modality(Instance instance) {
    return instance.set().text(Tags.MODALITY).map(name -> " " + name).orElse("");
  }

  static List<DicomImage> images(List<Instance> instances, ReadLimits limits)
      throws ImagingException {
    List<Resolution> volumes = new ArrayList<>();
    List<Resolution> others = new ArrayList<>();
    for (Instance instance : instances) {
      Resolution resolution = new Resolution(instance, Tiles.of(instance, limits));
      boolean picture =
          instance
              .set()
              .text(Tags.IMAGE_TYPE, 2)
              .filter(List.of("LABEL", "OVERVIEW", "THUMBNAIL")::contains)
              .isPresent();
      (picture ? others : volumes).add(resolution);
    }
    volumes.sort(
        Comparator.comparingLong(Resolution::pixels)
            .reversed()
            .thenComparing(level -> level.instance().path(), PathOrder.BY_UTF8));
    List<List<Resolution>> pyramids = new ArrayList<>();
    for (Resolution volume : volumes) {
      List<Resolution> fitting = null;
      for (List<Resolution> pyramid : pyramids) {
        Resolution last = pyramid.getLast();
        boolean smaller =
            volume.tiles().map().width() < last.tiles().map().width()
                && volume.tiles().map().height() < last.tiles().map().height();
        if (fitting == null && smaller && last.form().equals(volume.form())) {
          fitting = pyramid;
        }
      }
      if (fitting == null) {
        fitting = new ArrayList<>();
        pyramids.add(fitting);
      }
      fitting.add(volume);
    }
    List<DicomImage> images = new ArrayList<>();
    for (List<Resolution> pyramid : pyramids) {
      images.add(image(pyramid, ImageRole.IMAGE));
    }
    boolean alone = images.isEmpty();
    for (Resolution other : others) {
      images.add(image(List.of(other), alone ? ImageRole.IMAGE : ImageRole.ASSOCIATED));
    }
    return images;
  }

  private static DicomImage image(List<Resolution> levels, ImageRole role) {
    Resolution first = levels.getFirst();
    Instance instance = first.instance();
    List<Channel> channels = channels(first);
    List<FrameMap> maps = levels.stream().map(level -> level.tiles().map()).toList();
    List<Level> sizes = maps.stream().map(map -> new Level(map.width(), map.height())).toList();
    String file = instance.path().substring(instance.path().lastIndexOf('/') + 1);
    return new DicomImage(
        new ImageDescription(
            instance
                .set()
                .text(Tags.IMAGE_TYPE, 2)
                .filter(type -> role != ImageRole.IMAGE)
                .map(type -> type.toLowerCase(java.util.Locale.ROOT))
                .orElse(file),
            role,
            1,
            channels.size(),
            first.tiles().sections(),
            sizes.getFirst().sizeY(),
            sizes.getFirst().sizeX(),
            instance.format().type(),
            Spacing.of(instance.set(), first.tiles().step(), OptionalDouble.empty()),
            channels,
            instance.format().samples(),
            sizes,
            levels.stream().map(level -> level.instance().path()).distinct().toList(),
            Harvest.acquisition(instance.set()),
            Harvest.original(instance.set())),
        maps);
  }

  /** For each optical path its samples. */
  private static List<Channel> channels(Resolution resolution) {
    DataSet set = resolution.instance().set();
    List<Channel> channels = new ArrayList<>();
    for (String path : resolution.tiles().paths()) {
      Optional<String> name = Optional.empty();
      for (DataSet described : set.items(Tags.OPTICAL_PATH_SEQUENCE)) {
        if (described.text(Tags.OPTICAL_PATH_IDENTIFIER).orElse("").equals(path)) {
          name = described.text(Tags.OPTICAL_PATH_DESCRIPTION);
        }
      }
      for (DataSet segment : set.items(Tags.SEGMENT_SEQUENCE)) {
        int number = segment.whole(Tags.SEGMENT_NUMBER, -1);
        if (Tiles.segment(path).orElse(-2) == number) {
          name = segment.text(Tags.SEGMENT_LABEL);
        }
      }
      for (Channel sample : SingleFiles.channels(resolution.instance().format())) {
        channels.add(new Channel(name, sample.color(), sample.wavelength()));
      }
    }
    return channels;
  }
}
