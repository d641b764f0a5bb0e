package org.lumenark.platform.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.manifest.ManifestEntry;

/** The two kinds of lines, joined by NUL. */
final class ManifestLines {

  private ManifestLines() {}

  static byte[] location(ManifestEntry entry) {
    BlobRange blob = entry.blob();
    String line =
        blob.object() + "\0" + blob.offset() + '\0' + blob.length() + '\0' + entry.crc32();
    return line.getBytes(StandardCharsets.UTF_8);
  }

  static ManifestEntry parse(String line, String location) throws IOException {
    String[] proven = line.split("\0", -1);
    String[] place = location.split("\0", -1);
    if (proven.length != 3 || place.length != 4) {
      throw new IOException("not a line of a manifest");
    }
    try {
      BlobRange blob =
          new BlobRange(new BlobKey(place[0]), Long.parseLong(place[1]), Long.parseLong(place[2]));
      return new ManifestEntry(proven[0], Long.parseLong(proven[1]), proven[2], place[3], blob);
    } catch (IllegalArgumentException broken) {
      throw new IOException("not a line of a manifest", broken);
    }
  }
}
