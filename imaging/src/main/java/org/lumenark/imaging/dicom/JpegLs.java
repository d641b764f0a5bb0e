package org.lumenark.imaging.dicom;

import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/**
 * Decodes JPEG-LS, lossless and near-lossless: ITU-T T.87. One to four components of 2 to 16 bits,
 * by component, by line or by sample. Restart intervals, mapping tables and the colour transforms
 * of one vendor are not read.
 */
final class JpegLs {

  private static final int MAX_SEGMENTS = 10_000;

  private final byte[] in;
  private final String place;
  private final long maxBytes;
  private int precision;
  private int width;
  private int height;
  private int[] ids = new int[0];
  private char[][] samples = new char[0][];
  private JpegLsScan.@Nullable Parameters preset;

  private JpegLs(byte[] in, String place, long maxBytes) {
    this.in = in;
    this.place = place;
    this.maxBytes = maxBytes;
  }

  /** Decodes a stream whose samples may take so many bytes. */
  static JpegLossless.Picture decode(byte[] stream, String place, long maxBytes)
      throws ImagingException {
    try {
      return new JpegLs(stream, place, maxBytes).picture();
    } catch (JpegLsException e) {
      throw new ImagingException(
          "dicom.bad-jpeg-ls", place, "The JPEG-LS stream is damaged: " + e.getMessage() + ".");
    }
  }

  private JpegLossless.Picture picture() throws ImagingException, JpegLsException {
    int at = 2;
    int done = 0;
    for (int segment = 0; segment < MAX_SEGMENTS; segment++) {
      int marker = number16(at);
      int length = number16(at + 2);
      if (marker >>> 8 != 0xFF || length < 2 || length > in.length - at - 2) {
        throw new JpegLsException("a marker is missing at byte " + at);
      }
      int content = at + 4;
      at += 2 + length;
      switch (marker) {
        case 0xFFF7 -> frame(content, length - 2);
        case 0xFFF8 -> preset(content, length - 2);
        case 0xFFDD -> refuse(number16(content) != 0, "restart intervals");
        case 0xFFE8 -> refuse(length >= 6 && in[content] == 'm', "colour transforms");
        case 0xFFDA -> {
          int count = length > 2 ? in[content] & 0xFF : 0;
          at = scan(content, length - 2, count, at, done);
          done += count;
          if (done >= samples.length) {
            return new JpegLossless.Picture(width, height, precision, samples);
          }
        }
        default -> {}
      }
    }
    throw new JpegLsException("it has no picture");
  }

  private void refuse(boolean used, String what) throws ImagingException {
    if (used) {
      throw new ImagingException(
          "dicom.unsupported-jpeg-ls", place, "JPEG-LS with " + what + " is not read.");
    }
  }

  private void frame(int content, int length) throws ImagingException, JpegLsException {
    if (length < 6 || samples.length > 0) {
      throw new JpegLsException("its frame header is wrong");
    }
    precision = in[content] & 0xFF;
    height = number16(content + 1);
    width = number16(content + 3);
    int count = in[content + 5] & 0xFF;
    boolean sized = precision >= 2 && precision <= 16 && width > 0 && height > 0;
    if (!sized || count < 1 || count > 4 || length < 6 + 3 * count) {
      throw new JpegLsException("its frame header is wrong");
    }
    if ((long) width * height * count * 2 > maxBytes) {
      throw new ImagingException(
          "dicom.too-large", place, width + " x " + height + " pixels are too many.");
    }
    ids = new int[count];
    for (int i = 0; i < count; i++) {
      ids[i] = in[content + 6 + 3 * i];
      refuse(in[content + 7 + 3 * i] != 0x11, "subsampled components");
    }
    samples = new char[count][width * height];
  }

  private void preset(int content, int length) throws ImagingException, JpegLsException {
    refuse(length < 11 || in[content] != 1, "mapping tables");
    int maximum = number16(content + 1);
    JpegLsScan.Parameters defaults =
        JpegLsScan.Parameters.defaults(maximum == 0 ? (1 << precision) - 1 : maximum, 0);
    preset =
        new JpegLsScan.Parameters(
            defaults.maximum(),
            either(number16(content + 3), defaults.t1()),
            either(number16(content + 5), defaults.t2()),
            either(number16(content + 7), defaults.t3()),
            either(number16(content + 9), defaults.reset()));
  }

  private static int either(int given, int otherwise) {
    return given == 0 ? otherwise : given;
  }

  /** Decodes a scan of the next components; returns where it ends. */
  private int scan(int content, int length, int count, int start, int done)
      throws JpegLsException, ImagingException {
    boolean there = count >= 1 && done + count <= samples.length && length >= 4 + 2 * count;
    for (int i = 0; there && i < count; i++) {
      there = in[content + 1 + 2 * i] == ids[done + i];
    }
    if (!there) {
      throw new JpegLsException("its scan names what is not there");
    }
    int near = in[content + 1 + 2 * count] & 0xFF;
    int interleave = in[content + 2 + 2 * count];
    refuse((in[content + 3 + 2 * count] & 15) != 0, "point transforms");
    JpegLsScan.Parameters parameters = preset;
    if (parameters == null) {
      parameters = JpegLsScan.Parameters.defaults((1 << precision) - 1, near);
    }
    boolean bounded = parameters.maximum() < 1 << precision && parameters.maximum() > 0;
    if (!bounded || near > parameters.maximum() / 2 || interleave > 2 || interleave < 0) {
      throw new JpegLsException("its scan header is wrong");
    }
    if (count > 1 && interleave == 0) {
      throw new JpegLsException("its scan holds several components one after another");
    }
    JpegLsBits bits = new JpegLsBits(in, start);
    JpegLsScan decoder = new JpegLsScan(bits, parameters, near, count);
    int[][] above = new int[count][width + 2];
    int[][] line = new int[count][width + 2];
    for (int y = 0; y < height; y++) {
      if (interleave == 2) {
        decoder.line(above, line, width, 0);
      } else {
        for (int i = 0; i < count; i++) {
          decoder.line(new int[][] {above[i]}, new int[][] {line[i]}, width, i);
        }
      }
      for (int i = 0; i < count; i++) {
        for (int x = 0; x < width; x++) {
          samples[done + i][y * width + x] = (char) line[i][x + 1];
        }
      }
      int[][] free = above;
      above = line;
      line = free;
    }
    return bits.position();
  }

  private int number16(int position) throws JpegLsException {
    if (position > in.length - 2) {
      throw new JpegLsException("it is cut short");
    }
    return (in[position] & 0xFF) << 8 | (in[position + 1] & 0xFF);
  }
}
