package org.lumenark.filelist;

/** The mark that some programs put in front of text. */
final class ByteOrderMark {

  private ByteOrderMark() {}

  /** Bytes of the mark of UTF-8, 0 if there is none. */
  static int length(byte[] head) {
    boolean marked =
        head.length >= 3
            && head[0] == (byte) 0xEF
            && head[1] == (byte) 0xBB
            && head[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /** Whether the text is UTF-16 by its mark. */
  static boolean isUtf16(byte[] head) {
    return head.length >= 2
        && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
            || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
  }
}
