package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * Settings of a ScanImage recording: lines of {@code key = value} in Software (since 2016) or
 * ImageDescription.
 */
record ScanImageHeader(Map<String, String> settings) {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_LINES = 10_000;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  static boolean present(TiffDirectory first) throws IOException, ImagingException {
    String software = first.head(Tag.SOFTWARE, 64);
    String description = first.head(Tag.IMAGE_DESCRIPTION, 64);
    return (software != null && software.startsWith("SI."))
        || (description != null && description.startsWith("state."));
  }

  static ScanImageHeader read(TiffDirectory first) throws IOException, ImagingException {
    String software = first.head(Tag.SOFTWARE, MAX_BYTES);
    String text =
        software != null && software.startsWith("SI.")
            ? software
            : first.head(Tag.IMAGE_DESCRIPTION, MAX_BYTES);
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : PageMetadata.clean(text == null ? "" : text).split("[\\r\\n]+", MAX_LINES)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        settings.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return new ScanImageHeader(settings);
  }

  private List<Double> numbers(String... keys) {
    List<Double> numbers = new ArrayList<>();
    for (String key : keys) {
      Matcher matcher = NUMBER.matcher(settings.getOrDefault(key, ""));
      while (numbers.isEmpty() && matcher.find()) {
        do {
          numbers.add(Double.parseDouble(matcher.group()));
        } while (matcher.find());
      }
    }
    return numbers;
  }

  private int count(String... keys) {
    List<Double> numbers = numbers(keys);
    return numbers.isEmpty() ? 1 : (int) Math.clamp(numbers.getFirst(), 1, Integer.MAX_VALUE);
  }

  private OptionalDouble real(String... keys) {
    List<Double> numbers = numbers(keys);
    return numbers.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(numbers.getFirst());
  }

  /**
   * Channels vary fastest. Volumes are repeated sections; else frames are repeated in a section.
   */
  PlaneOrder order(int pages) {
    int channels =
        settings.containsKey("SI.hChannels.channelSave")
            ? Math.max(1, numbers("SI.hChannels.channelSave").size())
            : count("state.acq.numberOfChannelsSave");
    if (pages % channels != 0) {
      return new PlaneOrder(1, pages, 1, "czt");
    }
    int volumes = count("SI.hStackManager.numVolumes", "SI.hFastZ.numVolumes");
    int inVolume =
        count("SI.hStackManager.numFramesPerVolumeWithFlyback", "SI.hStackManager.numSlices");
    int planes = pages / channels;
    if (volumes > 1 && inVolume > 1 && planes % inVolume == 0) {
      return new PlaneOrder(channels, inVolume, planes / inVolume, "czt");
    }
    boolean told = settings.containsKey("SI.hStackManager.framesPerSlice");
    int frames =
        told
            ? count("SI.hStackManager.framesPerSlice")
            : settings.containsKey("SI.hChannels.channelSave")
                ? planes
                : count("state.acq.numberOfFrames");
    return planes % frames == 0
        ? new PlaneOrder(channels, planes / frames, frames, "ctz")
        : new PlaneOrder(channels, 1, planes, "ctz");
  }

  PhysicalSizes physicalSizes(PageLayout layout, PlaneOrder order) {
    List<Double> corners = numbers("SI.hRoiManager.imagingFovUm");
    boolean known = corners.size() == 8;
    OptionalDouble rate = real("SI.hRoiManager.scanVolumeRate");
    boolean volumes = order.order().endsWith("t") && order.slices() > 1 && rate.isPresent();
    OptionalDouble period =
        volumes
            ? OptionalDouble.of(1 / rate.getAsDouble())
            : real("SI.hRoiManager.scanFramePeriod");
    return new PhysicalSizes(
        known
            ? OptionalDouble.of(Math.abs(corners.get(2) - corners.get(0)) / layout.width())
            : OptionalDouble.empty(),
        known
            ? OptionalDouble.of(Math.abs(corners.get(7) - corners.get(1)) / layout.height())
            : OptionalDouble.empty(),
        order.slices() > 1
            ? real(
                "SI.hStackManager.actualStackZStepSize",
                "SI.hStackManager.stackZStepSize",
                "state.acq.zStepSize")
            : OptionalDouble.empty(),
        order.frames() > 1 ? period : OptionalDouble.empty());
  }
}
