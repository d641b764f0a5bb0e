package org.lumenark.imaging.bioformats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.ome.OmeDocument.OmeImage;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.SampleType;

/** Describes the series of an opened Bio-Formats reader. */
final class SeriesReader {

  private static final int MOST_KEYS = 2_000;
  private static final int LONGEST_VALUE = 2_000;
  private static final int MOST_CHANNELS = 65_535;

  /** In the order of the constants of {@code FormatTools}. */
  private static final List<SampleType> TYPES =
      List.of(
          SampleType.INT8,
          SampleType.UINT8,
          SampleType.INT16,
          SampleType.UINT16,
          SampleType.INT32,
          SampleType.UINT32,
          SampleType.FLOAT32,
          SampleType.FLOAT64);

  private final Loci loci;
  private final Object reader;
  private final String path;
  private final Harvest harvest;
  private final List<String> files;

  SeriesReader(Loci loci, Object reader, String path, Harvest harvest, List<String> files) {
    this.loci = loci;
    this.reader = reader;
    this.path = path;
    this.harvest = harvest;
    this.files = files;
  }

  Series read(int number) throws LociException, ImagingException {
    loci.call(reader, "setSeries", number);
    SampleType type = type();
    int sizeX = loci.number(reader, "getSizeX");
    int sizeY = loci.number(reader, "getSizeY");
    int sizeZ = loci.number(reader, "getSizeZ");
    int sizeT = loci.number(reader, "getSizeT");
    int together = loci.number(reader, "getRGBChannelCount");
    long sizeC = (long) together * loci.number(reader, "getEffectiveSizeC");
    if (Math.min(Math.min(sizeX, sizeY), Math.min(sizeZ, sizeT)) < 1
        || sizeC < 1
        || sizeC > MOST_CHANNELS
        || (long) sizeX * together * type.bytes() > Integer.MAX_VALUE / 4) {
      throw new ImagingException(
          "bioformats.impossible-size",
          path,
          "Bio-Formats finds an image of %d x %d x %d x %d x %d."
              .formatted(sizeT, sizeC, sizeZ, sizeY, sizeX));
    }
    List<Level> levels = new ArrayList<>();
    List<Integer> resolutions = new ArrayList<>();
    List<Integer> preferredRows = new ArrayList<>();
    for (int resolution = 0; resolution < loci.number(reader, "getResolutionCount"); resolution++) {
      loci.call(reader, "setResolution", resolution);
      Level level = new Level(loci.number(reader, "getSizeX"), loci.number(reader, "getSizeY"));
      boolean same =
          loci.number(reader, "getSizeZ") == sizeZ
              && loci.number(reader, "getSizeT") == sizeT
              && loci.number(reader, "getRGBChannelCount") == together
              && type() == type;
      boolean smaller = levels.isEmpty() || level.sizeX() < levels.getLast().sizeX();
      if (same && smaller) {
        levels.add(level);
        resolutions.add(resolution);
        int rows = loci.number(reader, "getOptimalTileHeight");
        preferredRows.add(Math.clamp(rows, 1, level.sizeY()));
      }
    }
    loci.call(reader, "setResolution", 0);
    Optional<OmeImage> image = harvest.image(number, (int) sizeC);
    return new Series(
        number,
        resolutions,
        preferredRows,
        new ImageDescription(
            image.flatMap(OmeImage::name).orElse(fileName()),
            role(image),
            sizeT,
            (int) sizeC,
            sizeZ,
            sizeY,
            sizeX,
            type,
            image.map(OmeImage::physicalSizes).orElse(PhysicalSizes.UNKNOWN),
            image.map(OmeImage::channels).orElse(Collections.nCopies((int) sizeC, Channel.UNKNOWN)),
            together,
            levels,
            files,
            image.map(harvest::acquisition).orElse(Acquisition.UNKNOWN),
            metadata()));
  }

  private SampleType type() throws LociException, ImagingException {
    int constant = loci.number(reader, "getPixelType");
    if (constant < 0 || constant >= TYPES.size()) {
      throw new ImagingException(
          "bioformats.unsupported-type", path, "Samples of type " + constant + " are not read.");
    }
    return TYPES.get(constant);
  }

  private ImageRole role(Optional<OmeImage> image) throws LociException {
    String name = image.flatMap(OmeImage::name).orElse("").toLowerCase(Locale.ROOT);
    boolean picture =
        List.of("label", "macro", "overview", "thumbnail").stream().anyMatch(name::startsWith);
    return picture || loci.flag(reader, "isThumbnailSeries")
        ? ImageRole.ASSOCIATED
        : ImageRole.IMAGE;
  }

  private Map<String, String> metadata() throws LociException {
    Map<String, String> kept = new LinkedHashMap<>();
    keep(kept, loci.call(reader, "getGlobalMetadata"));
    keep(kept, loci.call(reader, "getSeriesMetadata"));
    return kept;
  }

  private static void keep(Map<String, String> kept, @Nullable Object table) {
    if (table instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        if (kept.size() < MOST_KEYS) {
          kept.put(cut(String.valueOf(key)), cut(String.valueOf(value)));
        }
      });
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text;
  }

  private String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
