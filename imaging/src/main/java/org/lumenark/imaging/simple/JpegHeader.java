package org.lumenark.imaging.simple;

import java.io.IOException;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/**
 * The frame header of a JPEG (ITU-T T.81 annex B), and whether three components are YCbCr by the
 * rules of the JPEG group's library.
 */
record JpegHeader(int width, int height, int components, boolean yCbCr) {

  private static final int MAX_SEGMENTS = 10_000;

  static JpegHeader read(ByteSource source, String path) throws IOException, ImagingException {
    long at = 2;
    boolean jfif = false;
    int adobe = -1;
    byte[] head = new byte[4];
    for (int i = 0; i < MAX_SEGMENTS; i++) {
      require(source, at, 4, path);
      source.read(at, head, 0, 4);
      int marker = head[1] & 0xFF;
      if ((head[0] & 0xFF) != 0xFF) {
        throw damaged(path + " byte " + at, "A marker is missing.");
      }
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int length = (head[2] & 0xFF) << 8 | head[3] & 0xFF;
      require(source, at + 2, length, path);
      if (isFrame(marker)) {
        return frame(source, at, length, marker, path, jfif, adobe);
      }
      if (marker == 0xDA || marker == 0xD9 || length < 2) {
        throw damaged(path + " byte " + at, "The image begins before its header.");
      }
      if (marker == 0xE0 && length >= 16) {
        jfif |= startsWith(source, at + 4, "JFIF");
      } else if (marker == 0xEE && length >= 14 && startsWith(source, at + 4, "Adobe")) {
        byte[] transform = new byte[1];
        source.read(at + 15, transform, 0, 1);
        adobe = transform[0];
      }
      at += 2 + length;
    }
    throw damaged(path, "The file has no frame header.");
  }

  private static JpegHeader frame(
      ByteSource source, long at, int length, int marker, String path, boolean jfif, int adobe)
      throws IOException, ImagingException {
    byte[] frame = new byte[Math.max(0, length - 2)];
    source.read(at + 4, frame, 0, frame.length);
    if (frame.length < 6 || frame.length < 6 + 3 * frame[5]) {
      throw damaged(path + " byte " + at, "The frame header is too short.");
    }
    int height = (frame[1] & 0xFF) << 8 | frame[2] & 0xFF;
    int width = (frame[3] & 0xFF) << 8 | frame[4] & 0xFF;
    int components = frame[5];
    if (marker > 0xC2 || frame[0] != 8) {
      throw new ImagingException(
          "jpeg.unsupported",
          path + " byte " + at,
          "Only baseline and progressive JPEG of 8 bits is read. Saved as TIFF or PNG, the image"
              + " can be.");
    }
    if (width < 1
        || height < 1
        || (components != 1 && components != 3 && components != 4)
        || (components == 4 && adobe == 2)) {
      throw new ImagingException(
          "jpeg.unsupported",
          path + " byte " + at,
          width + " x " + height + " pixels of " + components + " components are not read.");
    }
    boolean named = components == 3 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
    boolean yCbCr = components == 3 && (jfif || (adobe >= 0 ? adobe != 0 : !named));
    return new JpegHeader(width, height, components, yCbCr);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean startsWith(ByteSource source, long at, String text) throws IOException {
    byte[] found = new byte[text.length()];
    source.read(at, found, 0, found.length);
    return new String(found, java.nio.charset.StandardCharsets.ISO_8859_1).equals(text);
  }

  private static void require(ByteSource source, long at, int length, String path)
      throws ImagingException {
    if (at > source.size() - length) {
      throw damaged(path + " byte " + at, "The file ends inside its header.");
    }
  }

  private static ImagingException damaged(String place, String message) {
    return new ImagingException("jpeg.damaged", place, message);
  }
}
