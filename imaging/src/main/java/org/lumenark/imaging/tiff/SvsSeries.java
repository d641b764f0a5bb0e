package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * An Aperio slide: the first page and the other tiled ones are its resolutions; the striped second
 * page is a thumbnail; label and macro say so in the second line of their description.
 */
final class SvsSeries {

  private static final int MAX_DESCRIPTION = 65_536;
  private static final int MAX_KEYS = 1_000;
  private static final int MACRO = 9;

  private SvsSeries() {}

  static List<TiffSeries> of(TiffFile file) throws IOException, ImagingException {
    SlidePages pages = new SlidePages();
    TiffDirectory first = file.directory(0);
    PageLayout full = PageLayout.of(first, file.input().size(), file.limits());
    Map<String, String> values = values(description(first));
    Map<String, String> metadata = new LinkedHashMap<>(values);
    pages.resolution(0, full);
    int count = file.directoryCount();
    for (int i = 1; i < count; i++) {
      TiffDirectory directory = file.directory(i);
      try {
        PageLayout layout = PageLayout.of(directory, file.input().size(), file.limits());
        if (isResolution(directory, layout, full)) {
          pages.resolution(i, layout);
        } else {
          pages.associated(i, layout, name(directory));
        }
      } catch (ImagingException e) {
        if (!e.code().startsWith("tiff.unsupported")) {
          throw e;
        }
        metadata.put("LeftOut." + name(directory) + "." + i, String.valueOf(e.getMessage()));
      }
    }
    metadata.put("ImageDescription", description(first));
    OptionalDouble pixel = real(values, "MPP");
    TiffImage image =
        new TiffImage(full, file.path())
            .sizes(new PhysicalSizes(pixel, pixel, OptionalDouble.empty(), OptionalDouble.empty()))
            .acquired(acquisition(values))
            .metadata(metadata);
    return pages.series(image, file.path());
  }

  private static boolean isResolution(TiffDirectory directory, PageLayout layout, PageLayout full)
      throws IOException, ImagingException {
    return layout.tiled()
        && (directory.number(Tag.NEW_SUBFILE_TYPE, 0) & 1) == 0
        && layout.width() <= full.width()
        && layout.height() <= full.height();
  }

  private static String name(TiffDirectory directory) throws IOException, ImagingException {
    String text = description(directory);
    String second = text.substring(text.indexOf('\n') + 1).strip();
    if (second.startsWith("label")) {
      return "label";
    }
    if (second.startsWith("macro") || directory.number(Tag.NEW_SUBFILE_TYPE, 0) == MACRO) {
      return "macro";
    }
    return directory.number(Tag.NEW_SUBFILE_TYPE, 0) == 1 ? "label" : "thumbnail";
  }

  private static String description(TiffDirectory directory) throws IOException, ImagingException {
    String text = directory.head(Tag.IMAGE_DESCRIPTION, MAX_DESCRIPTION);
    return text == null ? "" : PageMetadata.clean(text);
  }

  /** What stands between bars behind the size: {@code key = value}. */
  private static Map<String, String> values(String description) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : description.split("\\|", MAX_KEYS)) {
      int equals = part.indexOf('=');
      String key = equals > 0 ? part.substring(0, equals).strip() : "";
      if (!key.isEmpty() && key.length() < 100) {
        values.putIfAbsent(key, part.substring(equals + 1).strip());
      }
    }
    return values;
  }

  private static OptionalDouble real(Map<String, String> values, String key) {
    try {
      String value = values.get(key);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static Acquisition acquisition(Map<String, String> values) {
    Optional<String> acquired =
        Times.parse(
                values.getOrDefault("Date", "") + " " + values.getOrDefault("Time", ""),
                "MM/dd/[uuuu][uu] HH:mm:ss")
            .map(time -> Times.iso(time) + zone(values.getOrDefault("Time Zone", "")));
    OptionalDouble magnification = real(values, "AppMag");
    return new Acquisition(
        acquired,
        Optional.of(
            new Instrument(Optional.of("Aperio"), Optional.ofNullable(values.get("ScanScope ID")))),
        magnification.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Objective(
                    Optional.empty(), magnification, OptionalDouble.empty(), Optional.empty())),
        List.of());
  }

  /** {@code GMT-05:00} becomes {@code -05:00}. */
  private static String zone(String text) {
    String offset =
        text.replaceFirst("^(GMT|UTC)", "").replaceFirst("^([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    return offset.matches("[+-]\\d\\d:\\d\\d") ? offset : "";
  }
}
