package org.lumenark.imaging.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ZipDirectory;

/** Sees by the names in a ZIP whether a Zarr hierarchy is in it. */
final class ZarrNames {

  private static final int DIRECTORY_BYTES = 131_072;
  private static final Set<String> NAMES = Set.of("zarr.json", ".zgroup", ".zattrs", ".zarray");

  private ZarrNames() {}

  /** Looks at the first and the last names: all of them may be millions. */
  static boolean inZip(ByteSource source) throws IOException {
    Optional<ZipDirectory> directory = ZipDirectory.find(source);
    if (directory.isEmpty()) {
      return false;
    }
    boolean early =
        directory.get().entries(source, DIRECTORY_BYTES).stream()
            .map(entry -> entry.name().substring(entry.name().lastIndexOf('/') + 1))
            .anyMatch(NAMES::contains);
    return early || tail(source, directory.get()).contains("zarr.json");
  }

  private static String tail(ByteSource source, ZipDirectory directory) throws IOException {
    byte[] tail = new byte[(int) Math.min(DIRECTORY_BYTES, directory.bytes())];
    source.read(directory.start() + directory.bytes() - tail.length, tail, 0, tail.length);
    return new String(tail, StandardCharsets.ISO_8859_1);
  }
}
