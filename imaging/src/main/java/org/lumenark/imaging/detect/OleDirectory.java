package org.lumenark.imaging.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lumenark.imaging.source.ByteSource;

/**
 * The first directory sector of an OLE2 compound file ([MS-CFB] 2.2): enough to see the names of
 * small containers.
 */
final class OleDirectory {

  private OleDirectory() {}

  static boolean mentions(ByteSource source, Head head, String name) throws IOException {
    int shift = head.bytes().length > 32 ? head.bytes()[30] : 0;
    if (shift != 9 && shift != 12) {
      return false;
    }
    long at = ((head.little32(48) & 0xFFFFFFFFL) + 1) << shift;
    if (at >= source.size()) {
      return false;
    }
    byte[] sectors = new byte[(int) Math.min(8L << shift, source.size() - at)];
    source.read(at, sectors, 0, sectors.length);
    return new String(sectors, StandardCharsets.ISO_8859_1).contains(Signatures.wide(name));
  }
}
