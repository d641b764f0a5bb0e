package org.lumenark.imaging.bioformats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

/** A file that Bio-Formats has open, on copies. */
final class BioFormatsSource implements PixelSource {

  private final Loci loci;
  private final Object reader;
  private final Spool spool;
  private final String path;
  private final List<Series> series;

  private BioFormatsSource(
      Loci loci, Object reader, Spool spool, String path, List<Series> series) {
    this.loci = loci;
    this.reader = reader;
    this.spool = spool;
    this.path = path;
    this.series = series;
  }

  static BioFormatsSource open(Loci loci, Spool spool, String path, ReadLimits limits)
      throws ImagingException {
    try {
      Object service =
          loci.call(
              loci.create("loci.common.services.ServiceFactory"),
              "getInstance",
              loci.type("loci.formats.services.OMEXMLService"));
      Object store = loci.call(java.util.Objects.requireNonNull(service), "createOMEXMLMetadata");
      Object reader = loci.create("loci.formats.ImageReader");
      loci.call(reader, "setFlattenedResolutions", false);
      loci.call(reader, "setMetadataStore", java.util.Objects.requireNonNull(store));
      loci.call(reader, "setId", spool.entry().toString());
      int count = loci.number(reader, "getSeriesCount");
      if (count < 1 || count > limits.maxDirectories()) {
        throw new ImagingException(
            "bioformats.no-image", path, "Bio-Formats finds " + count + " images.");
      }
      Harvest harvest = Harvest.of(loci, service, store, path, limits);
      SeriesReader describing =
          new SeriesReader(loci, reader, path, harvest, files(loci, reader, spool, path));
      List<Series> found = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        found.add(describing.read(number));
      }
      found.sort(Comparator.comparing(s -> s.description().role() == ImageRole.ASSOCIATED));
      return new BioFormatsSource(loci, reader, spool, path, List.copyOf(found));
    } catch (LociException e) {
      throw e.of(path);
    }
  }

  private static List<String> files(Loci loci, Object reader, Spool spool, String path)
      throws LociException {
    List<String> files = new ArrayList<>(List.of(path));
    if (loci.call(reader, "getUsedFiles") instanceof String[] used) {
      for (String file : used) {
        spool.original(file).filter(name -> !files.contains(name)).ifPresent(files::add);
      }
    }
    return files;
  }

  @Override
  public List<ImageDescription> images() {
    return series.stream().map(Series::description).toList();
  }

  @Override
  public int preferredRows(int image, int level) {
    return series.get(image).preferredRows().get(level);
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws ImagingException {
    Series from = series.get(image);
    ImageDescription description = from.description();
    int width = description.levels().get(level).sizeX();
    int channels = description.samplesPerGroup();
    int bytes = description.type().bytes();
    int length = Math.multiplyExact(Math.multiplyExact(rows, width), channels * bytes);
    try {
      loci.call(reader, "setSeries", from.number());
      loci.call(reader, "setResolution", from.resolutions().get(level));
      int number = loci.number(reader, "getIndex", plane.z(), plane.group(), plane.t());
      byte[] samples = new byte[length];
      loci.call(reader, "openBytes", number, samples, 0, firstRow, width, rows);
      if (channels > 1 && loci.flag(reader, "isInterleaved")) {
        SampleOrder.separate(samples, target, offset, rows * width, channels, bytes);
      } else {
        System.arraycopy(samples, 0, target, offset, length);
      }
      if (bytes > 1 && !loci.flag(reader, "isLittleEndian")) {
        SampleOrder.reverse(target, offset, length, bytes);
      }
    } catch (LociException e) {
      throw e.of(path);
    }
  }

  @Override
  public void close() throws IOException {
    try (spool) {
      loci.call(reader, "close");
    } catch (LociException e) {
      throw new IOException("Bio-Formats does not let go of its files", e);
    }
  }
}
