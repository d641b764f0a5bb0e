package org.lumenark.imaging.nifti;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.wrap.Codec;
import org.lumenark.imaging.wrap.Unpacked;

/** Finds the other half of a pair: samples in {@code .img} (or .img.gz), header in {@code .hdr}. */
final class NiftiPair {

  private static final List<String> HEADERS = List.of(".hdr", ".HDR", ".Hdr");
  private static final List<String> SAMPLES = List.of(".img", ".IMG", ".Img");
  private static final List<String> PACKED_SAMPLES = List.of(".img.gz", ".IMG.GZ");

  private NiftiPair() {}

  /** An open half, by its path. */
  record Half(String path, ByteSource source) {}

  static boolean isSamples(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".img");
  }

  /** The header of the samples at a path. */
  static Half header(FileSet files, String path) throws IOException {
    return first(files, path, HEADERS)
        .orElseThrow(() -> new FileNotFoundException(base(path) + ".hdr"));
  }

  /**
   * The samples of the header at a path.
   *
   * @throws ImagingException {@code format.samples-missing}
   */
  static Half samples(FileSet files, String path, String format, ReadLimits limits)
      throws IOException, ImagingException {
    Optional<Half> plain = first(files, path, SAMPLES);
    if (plain.isPresent()) {
      return plain.get();
    }
    Half packed =
        first(files, path, PACKED_SAMPLES)
            .orElseThrow(() ->
                new ImagingException(
                    format + ".samples-missing",
                    path,
                    "The samples of this header belong in "
                        + base(path)
                        + ".img; there is no such file."));
    try (ByteSource source = packed.source) {
      return new Half(packed.path, Unpacked.of(source, Codec.GZIP, packed.path, limits));
    }
  }

  /** The path of the samples of a {@code .hdr}, if they are there. */
  static Optional<String> presentSamples(FileSet files, String path) throws IOException {
    if (HEADERS.stream().noneMatch(path::endsWith)) {
      return Optional.empty();
    }
    Optional<Half> plain = first(files, path, SAMPLES);
    Optional<Half> found = plain.isPresent() ? plain : first(files, path, PACKED_SAMPLES);
    if (found.isPresent()) {
      found.get().source.close();
    }
    return found.map(Half::path);
  }

  private static Optional<Half> first(FileSet files, String path, List<String> ends)
      throws IOException {
    for (String end : ends) {
      String name = base(path) + end;
      Optional<ByteSource> source = files.open(name);
      if (source.isPresent()) {
        return Optional.of(new Half(name, source.get()));
      }
    }
    return Optional.empty();
  }

  private static String base(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
  }
}
