package org.lumenark.imaging.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.wrap.Codec;

/** Looks at the beginning of what a gzip, bzip2 or zip holds. */
final class Wrappers {

  private static final int COMPRESSED_BYTES = 262_144;

  /** A bzip2 shows nothing before its first block of 900,000 bytes is there as a whole. */
  private static final int BZIP2_BYTES = 1_200_000;

  private static final int INNER_BYTES = 65_536;
  private static final int MAX_ENTRIES = 16;

  /** What people and their computers put beside an image. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)__MACOSX/.*|(.*/)?(\\.DS_Store|(readme|licen[cs]e)[^/]*|[^/]*\\.(txt|md|log))");

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
    int most = wrapper.equals("bzip2") ? BZIP2_BYTES : COMPRESSED_BYTES;
    byte[] start = new byte[(int) Math.min(most, source.size())];
    source.read(0, start, 0, start.length);
    InputStream packed = new ByteArrayInputStream(start);
    try {
      return switch (wrapper) {
        case "zip" -> firstImage(new ZipInputStream(packed));
        case "gzip" -> image(wrapper, upTo(Codec.GZIP.decode(packed)), withoutEnd(path));
        default -> image(wrapper, upTo(Codec.BZIP2.decode(packed)), withoutEnd(path));
      };
    } catch (IOException | RuntimeException e) {
      // What a decoder says of bytes that are cut or broken: nothing can be seen.
      return Optional.empty();
    }
  }

  /** The first file, after those that only tell about it. */
  private static Optional<Detection> firstImage(ZipInputStream zip) throws IOException {
    for (int i = 0; i < MAX_ENTRIES; i++) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        return Optional.empty();
      }
      if (!entry.isDirectory() && !ASIDE.matcher(entry.getName()).matches()) {
        return image("zip", upTo(zip), entry.getName());
      }
    }
    return Optional.empty();
  }

  private static Optional<Detection> image(String wrapper, byte[] content, String inner)
      throws IOException {
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
