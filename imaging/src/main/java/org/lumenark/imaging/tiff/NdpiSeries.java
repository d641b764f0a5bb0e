package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImagingException;

/**
 * A Hamamatsu slide: pages of a positive magnification are its resolutions, in one or several focal
 * planes; a magnification of -1 is the macro picture, -2 the map of what was scanned.
 */
final class NdpiSeries {

  /** Modes from here on are fluorescence in 16 bits, stored in a JPEG of another kind. */
  private static final int FIRST_16_BIT_MODE = 7;

  private static final double NANOMETRES = 1e-3;
  private static final int MAX_TEXT = 65_536;
  private static final int MAX_KEYS = 1_000;

  private NdpiSeries() {}

  static List<TiffSeries> of(TiffFile file) throws IOException, ImagingException {
    TiffDirectory first = file.directory(0);
    if (first.number(Tag.NDPI_CAPTURE_MODE, 0) >= FIRST_16_BIT_MODE) {
      throw new ImagingException(
          "ndpi.unsupported-capture-mode",
          first.place(Tag.NDPI_CAPTURE_MODE),
          "Slides of 16 bits a pixel are not read.");
    }
    SlidePages pages = new SlidePages();
    int count = file.directoryCount();
    for (int i = 0; i < count; i++) {
      TiffDirectory directory = file.directory(i);
      double magnification = directory.real(Tag.NDPI_MAGNIFICATION).orElse(0);
      PageLayout layout = PageLayout.of(directory, file.input().size(), file.limits());
      if (magnification > 0) {
        pages.resolution(i, layout);
      } else {
        pages.associated(
            i, layout, magnification == -1 ? "macro" : magnification == -2 ? "map" : "picture");
      }
    }
    if (!pages.hasPicture()) {
      return PlainSeries.of(file);
    }
    TiffImage image =
        new TiffImage(pages.full(), file.path())
            .sizes(Resolution.plain(first))
            .acquired(acquisition(first))
            .metadata(metadata(first));
    return pages.series(image, file.path());
  }

  private static Acquisition acquisition(TiffDirectory first) throws IOException, ImagingException {
    OptionalDouble magnification = first.real(Tag.NDPI_MAGNIFICATION);
    String date = first.head(Tag.DATE_TIME, 32);
    Optional<String> acquired =
        Times.parse(
                date == null ? "" : PageMetadata.clean(date),
                "[uuuu:MM:dd HH:mm:ss][uuuu/MM/dd HH:mm:ss]")
            .map(Times::iso);
    PlanePosition stage =
        new PlanePosition(
            0,
            0,
            0,
            OptionalDouble.empty(),
            micrometres(first, Tag.NDPI_STAGE_X),
            micrometres(first, Tag.NDPI_STAGE_Y),
            micrometres(first, Tag.NDPI_FOCUS));
    return new Acquisition(
        acquired,
        Optional.of(
            new Instrument(
                text(first, Tag.MAKE).or(() -> Optional.of("Hamamatsu")), text(first, Tag.MODEL))),
        Optional.of(
            new Objective(
                Optional.empty(), magnification, OptionalDouble.empty(), Optional.empty())),
        stage.x().isPresent() ? List.of(stage) : List.of());
  }

  private static OptionalDouble micrometres(TiffDirectory directory, int tag)
      throws IOException, ImagingException {
    OptionalDouble value = directory.real(tag);
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * NANOMETRES) : value;
  }

  private static Optional<String> text(TiffDirectory directory, int tag)
      throws IOException, ImagingException {
    @Nullable String text = directory.head(tag, MAX_TEXT);
    return Optional.ofNullable(text).map(PageMetadata::clean).filter(value -> !value.isEmpty());
  }

  /** The properties are lines of {@code key=value}. */
  private static Map<String, String> metadata(TiffDirectory first)
      throws IOException, ImagingException {
    Map<String, String> metadata = new LinkedHashMap<>(PageMetadata.of(first));
    text(first, Tag.NDPI_REFERENCE).ifPresent(value -> metadata.put("Reference", value));
    text(first, Tag.NDPI_SCANNER).ifPresent(value -> metadata.put("ScannerSerialNumber", value));
    for (String line : text(first, Tag.NDPI_PROPERTIES).orElse("").split("[\\r\\n]+", MAX_KEYS)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        metadata.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return metadata;
  }
}
