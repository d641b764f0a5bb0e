package org.lumenark.imaging.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.lumenark.imaging.source.ByteSource;

/**
 * Looks at the beginning of the one file that a gzip or zip holds. Bzip2 is seen but not looked
 * into.
 */
final class Wrappers {

  private static final int COMPRESSED_BYTES = 262_144;
  private static final int INNER_BYTES = 65_536;
  private static final int MAX_ENTRIES_SKIPPED = 16;

  private Wrappers() {}

  static Optional<String> of(Head head) {
    if (head.has(0, "1F 8B 08")) {
      return Optional.of("gzip");
    }
    if (head.has(0, "42 5A 68") && head.has(4, "31 41 59 26 53 59")) {
      return Optional.of("bzip2");
    }
    return head.has(0, "50 4B 03 04") ? Optional.of("zip") : Optional.empty();
  }

  /** Empty if nothing can be seen inside or it is no image: then the wrapper itself is the file. */
  static Optional<Detection> inside(String wrapper, ByteSource source, String path)
      throws IOException {
    if (wrapper.equals("zip") && ZarrNames.inZip(source)) {
      return Optional.of(
          new Detection(
              "ome-zarr", 0.95, "zip with Zarr metadata", true, true, Optional.of(wrapper)));
    }
    byte[] start = new byte[(int) Math.min(COMPRESSED_BYTES, source.size())];
    source.read(0, start, 0, start.length);
    String inner = withoutEnd(path);
    byte[] content;
    try {
      if (wrapper.equals("gzip")) {
        content = upTo(new GZIPInputStream(new ByteArrayInputStream(start)));
      } else if (wrapper.equals("zip")) {
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(start));
        ZipEntry entry = firstFile(zip);
        if (entry == null) {
          return Optional.empty();
        }
        inner = entry.getName();
        content = upTo(zip);
      } else {
        return Optional.empty();
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    if (content.length == 0) {
      return Optional.empty();
    }
    Finding finding =
        FormatDetector.find(new Head(content, Long.MAX_VALUE), new HeadSource(content), inner);
    if (!finding.image()) {
      return Optional.empty();
    }
    return Optional.of(
        new Detection(
            finding.format(),
            finding.confidence() * 0.98,
            wrapper + " around: " + finding.evidence(),
            Extensions.match(inner, finding.format()),
            true,
            Optional.of(wrapper)));
  }

  private static @org.jspecify.annotations.Nullable ZipEntry firstFile(ZipInputStream zip)
      throws IOException {
    for (int i = 0; i < MAX_ENTRIES_SKIPPED; i++) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        return null;
      }
      if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX")) {
        return entry;
      }
    }
    return null;
  }

  /** What can be had before the compressed bytes run out. */
  private static byte[] upTo(InputStream in) throws IOException {
    byte[] content = new byte[INNER_BYTES];
    int length = 0;
    try {
      int got = 0;
      while (length < content.length && got >= 0) {
        length += got;
        got = in.read(content, length, content.length - length);
      }
    } catch (java.io.EOFException e) {
      return java.util.Arrays.copyOf(content, length);
    }
    return java.util.Arrays.copyOf(content, length);
  }

  private static String withoutEnd(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") || lower.endsWith(".bz2")
        ? path.substring(0, path.lastIndexOf('.'))
        : path;
  }
}
