package org.lumenark.imaging.wrap;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SliceSource;

/**
 * A file set in which one wrapped file lies unpacked: {@code a/x.nii.gz} as {@code a/x.nii} beside
 * the other files, {@code a/x.zip} as a folder of its few files, of which exactly one is an image.
 */
final class UnwrappedFiles implements FileSet, AutoCloseable {

  private final FileSet around;
  private final ByteSource packed;
  private final Map<String, ByteSource> unpacked = new LinkedHashMap<>();
  private String entry = "";
  private Optional<Detection> detection = Optional.empty();

  private UnwrappedFiles(FileSet around, ByteSource packed) {
    this.around = around;
    this.packed = packed;
  }

  /** Takes the packed source over: it is closed with this, or at once if it cannot be unpacked. */
  static UnwrappedFiles of(
      FileSet around, ByteSource packed, String path, String wrapper, ReadLimits limits)
      throws IOException, ImagingException {
    UnwrappedFiles files = new UnwrappedFiles(around, packed);
    try {
      if (wrapper.equals("zip")) {
        files.unpackZip(path, limits);
      } else {
        Codec codec = wrapper.equals("gzip") ? Codec.GZIP : Codec.BZIP2;
        String name = withoutEnd(path);
        files.add(name, Unpacked.of(packed, codec, path, limits));
        files.choose(name, FormatDetector.detect(files.source(name), name));
      }
      return files;
    } catch (IOException | ImagingException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private void unpackZip(String path, ReadLimits limits) throws IOException, ImagingException {
    for (ZipEntries.Entry file : ZipEntries.of(packed, path).values()) {
      String name = path + "/" + file.name();
      add(name, ZipEntries.open(packed, path, file, limits));
      Detection found = FormatDetector.detect(source(name), name);
      if (found.image() && detection.isPresent()) {
        throw new ImagingException(
            "no-reader", path, "The zip holds several images; it is kept as it is.");
      }
      if (found.image()) {
        choose(name, found);
      }
    }
    if (detection.isEmpty()) {
      throw new ImagingException("no-reader", path, "The zip holds no image.");
    }
  }

  private void choose(String name, Detection found) {
    entry = name;
    detection = Optional.of(found);
  }

  private void add(String name, ByteSource source) {
    unpacked.put(name, source);
  }

  private ByteSource source(String name) {
    ByteSource source = unpacked.get(name);
    if (source == null) {
      throw new IllegalStateException("not unpacked: " + name);
    }
    return source;
  }

  private static String withoutEnd(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") || lower.endsWith(".bz2")
        ? path.substring(0, path.lastIndexOf('.'))
        : path;
  }

  /** The image's path in this set. */
  String entry() {
    return entry;
  }

  Detection detection() {
    return detection.orElseThrow();
  }

  boolean isUnpacked(String path) {
    return unpacked.containsKey(path);
  }

  @Override
  public Stream<String> paths() throws IOException {
    return Stream.concat(
        unpacked.keySet().stream(), around.paths().filter(path -> !unpacked.containsKey(path)));
  }

  @Override
  public Optional<ByteSource> open(String path) throws IOException {
    ByteSource source = unpacked.get(path);
    return source == null
        ? around.open(path)
        : Optional.of(new SliceSource(source, 0, source.size()));
  }

  @Override
  public void close() throws IOException {
    try (packed) {
      for (ByteSource source : unpacked.values()) {
        source.close();
      }
    }
  }
}
