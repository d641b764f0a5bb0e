package org.lumenark.imaging.omezarr;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.ZipFileSet;

/**
 * Reads OME-Zarr, in a folder or in a ZIP (stored or deflated, with or without one folder around
 * it). Entered by a metadata file of the root group, or by the ZIP.
 *
 * <p>Sources: OME-NGFF 0.4 and 0.5 (ngff.openmicroscopy.org), 0.1 to 0.3 for axes that have no
 * type; the Zarr storage specification version 2 and the Zarr core specification version 3 with its
 * codecs bytes, gzip, blosc, zstd, crc32c, transpose and sharding_indexed
 * (zarr-specs.readthedocs.io); numcodecs for the codecs of version 2. Read are whole numbers of 8
 * to 64 bits, floating point of 16 (as 32), 32 and 64, and truth values as 0 and 1; compressors
 * blosc (BloscLZ, LZ4, zlib, zstd; byte and bit shuffle), zstd, gzip, zlib, bz2, lz4; filters delta
 * and shuffle; both orders, both byte orders, fill values, chunks that are not there. Levels that
 * are smaller along other axes than y and x are not offered. Everything else ends as {@code
 * zarr.unsupported-…}.
 */
public final class OmeZarrReader implements PixelSourceProvider {

  private static final Set<String> METADATA = Set.of("zarr.json", ".zgroup", ".zattrs", ".zarray");

  @Override
  public String name() {
    return "lumenark-ome-zarr";
  }

  @Override
  public List<String> formats() {
    return List.of("ome-zarr");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    if (detection.wrapper().isEmpty()) {
      String root = path.substring(0, Math.max(0, path.lastIndexOf('/')));
      return new OmeZarrSource(ZarrStore.at(files, root, limits), () -> {});
    }
    ByteSource bytes = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    return zip(bytes, path, limits);
  }

  private static PixelSource zip(ByteSource bytes, String path, ReadLimits limits)
      throws IOException, ImagingException {
    boolean opened = false;
    try {
      ZipFileSet zip = ZipFileSet.open(bytes, limits);
      String root =
          root(zip)
              .orElseThrow(() ->
                  new ImagingException(
                      "zarr.no-images", path, "There is no Zarr hierarchy in this ZIP."));
      PixelSource source = new OmeZarrSource(ZarrStore.at(zip, root, limits), zip::close);
      opened = true;
      return new ZippedSource(source, path);
    } catch (ZipFileSet.DamagedZipException e) {
      throw new ImagingException("zip.damaged", path, e.getMessage() + ".", e);
    } finally {
      if (!opened) {
        bytes.close();
      }
    }
  }

  /**
   * The folder of the hierarchy in a set of files that holds one: the highest with a metadata file.
   *
   * @return empty if there is none
   */
  public static Optional<String> root(FileSet files) throws IOException {
    try (Stream<String> paths = files.paths()) {
      return paths
          .filter(path -> METADATA.contains(ZarrPaths.name(path)))
          .map(path -> path.substring(0, Math.max(0, path.lastIndexOf('/'))))
          .distinct()
          .min(
              java.util.Comparator.comparingLong(OmeZarrReader::depth)
                  .thenComparing(PathOrder.BY_UTF8));
    }
  }

  private static long depth(String folder) {
    return folder.isEmpty() ? 0 : 1 + folder.chars().filter(c -> c == '/').count();
  }
}
