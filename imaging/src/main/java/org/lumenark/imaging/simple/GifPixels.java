package org.lumenark.imaging.simple;

import java.io.IOException;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** The indices of one frame: LZW with codes from the least significant bit on, in short blocks. */
final class GifPixels {

  private static final int MAX_CODES = 4_096;

  private final ByteSource source;
  private final String path;
  private final byte[] block = new byte[255];
  private final int[] prefixes = new int[MAX_CODES];
  private final byte[] suffixes = new byte[MAX_CODES];
  private final byte[] string = new byte[MAX_CODES];
  private long next;
  private int blockLength;
  private int blockAt;
  private int buffer;
  private int available;

  GifPixels(ByteSource source, String path) {
    this.source = source;
    this.path = path;
  }

  byte[] decode(GifFrame frame) throws IOException, ImagingException {
    next = frame.data() + 1;
    blockLength = 0;
    blockAt = 0;
    buffer = 0;
    available = 0;
    source.read(frame.data(), block, 0, 1);
    int codeSize = block[0] & 0xFF;
    if (codeSize < 1 || codeSize > 11) {
      throw damaged("the first code would have " + codeSize + " bits");
    }
    byte[] out = new byte[frame.width() * frame.height()];
    int clear = 1 << codeSize;
    int width = codeSize + 1;
    int codes = clear + 2;
    int last = -1;
    int at = 0;
    int first = 0;
    while (at < out.length) {
      int code = code(width);
      if (code == clear) {
        width = codeSize + 1;
        codes = clear + 2;
        last = -1;
        continue;
      }
      if (code < 0 || code == clear + 1) {
        throw new ImagingException(
            "gif.truncated", path + " byte " + frame.data(), "A frame ends before its last row.");
      }
      if (code > codes || (code == codes && last < 0) || (last < 0 && code > clear)) {
        throw damaged("code " + code + " is not in the table of " + codes);
      }
      int length = 0;
      int walk = code;
      if (code == codes) {
        string[length++] = (byte) first;
        walk = last;
      }
      while (walk > clear) {
        string[length++] = suffixes[walk];
        walk = prefixes[walk];
      }
      first = walk;
      string[length++] = (byte) walk;
      while (length > 0 && at < out.length) {
        out[at++] = string[--length];
      }
      if (last >= 0 && codes < MAX_CODES) {
        prefixes[codes] = last;
        suffixes[codes] = (byte) first;
        codes++;
        if (codes == 1 << width && width < 12) {
          width++;
        }
      }
      last = code;
    }
    return out;
  }

  /** -1 where the blocks end. */
  private int code(int width) throws IOException, ImagingException {
    while (available < width) {
      if (blockAt == blockLength && !nextBlock()) {
        return -1;
      }
      buffer |= (block[blockAt++] & 0xFF) << available;
      available += 8;
    }
    int code = buffer & (1 << width) - 1;
    buffer >>>= width;
    available -= width;
    return code;
  }

  private boolean nextBlock() throws IOException, ImagingException {
    source.read(next, block, 0, 1);
    blockLength = block[0] & 0xFF;
    blockAt = 0;
    if (next + 1 > source.size() - blockLength) {
      throw new ImagingException("gif.truncated", path, "The file ends inside a frame.");
    }
    source.read(next + 1, block, 0, blockLength);
    next += 1 + blockLength;
    return blockLength > 0;
  }

  private ImagingException damaged(String what) {
    return new ImagingException("gif.damaged", path, "A frame cannot be decoded: " + what + ".");
  }
}
