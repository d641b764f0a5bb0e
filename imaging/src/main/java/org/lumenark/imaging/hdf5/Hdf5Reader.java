package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Reads Imaris 5.5 ({@code .ims}) and Big Data Viewer ({@code .h5}), both of them HDF5.
 *
 * <p>Sources: the HDF5 File Format Specification 2.0 and 3.0 (HDF Group) for superblocks 0 to 3,
 * object headers 1 and 2, groups with symbol tables, compact links and fractal heaps, datasets that
 * are compact, contiguous or chunked with any index of chunks (layouts 3 to 5), the filters
 * Deflate, shuffle, Fletcher-32, LZ4, Blosc and Zstandard; the Imaris 5.5 file format description
 * (Bitplane); the Big Data Viewer documentation of its HDF5 format (imagej.net). Virtual datasets,
 * shared messages and heaps with filters end as {@code hdf5.unsupported-…}.
 *
 * <p>Imaris: sizes are those of the attributes, datasets may be padded; external links lead to
 * files beside this one. Big Data Viewer: each setup is an image, its 16-bit samples are unsigned
 * (the format stores them in a signed type because Java has no other); a time point that a setup
 * lacks is zero. Levels that are smaller along z are not offered.
 */
public final class Hdf5Reader implements PixelSourceProvider {

  @Override
  public String name() {
    return "lumenark-hdf5";
  }

  @Override
  public List<String> formats() {
    return List.of("imaris", "bdv");
  }

  /** The files that hold the pixels of an Imaris file by external links. */
  @Override
  public List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    try (PixelSource source = open(files, path, detection, limits)) {
      return source.images().stream()
          .flatMap(image -> image.files().stream())
          .distinct()
          .filter(file -> !file.equals(path))
          .toList();
    }
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    Hdf5Set set = Hdf5Set.open(files, path, limits);
    boolean opened = false;
    try {
      List<VolumeImage> images =
          detection.format().equals("imaris")
              ? new Imaris(set).images()
              : new BigDataViewer(set, BdvXml.beside(files, path, limits)).images();
      opened = true;
      return new Hdf5Source(set, images);
    } finally {
      if (!opened) {
        set.close();
      }
    }
  }
}
