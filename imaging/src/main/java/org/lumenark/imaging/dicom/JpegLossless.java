package org.lumenark.imaging.dicom;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/**
 * Decodes lossless JPEG with Huffman codes: ITU-T T.81 annex H (process 14), 2 to 16 bits, all
 * predictors, up to four components that are not subsampled.
 */
final class JpegLossless {

  private static final int MAX_SEGMENTS = 10_000;

  private final byte[] in;
  private final String place;
  private final long maxBytes;
  private final @Nullable HuffmanTable[] tables = new HuffmanTable[4];
  private int at = 2;
  private int precision;
  private int width;
  private int height;
  private int[] componentIds = new int[0];
  private int restartInterval;
  private char[][] samples = new char[0][];

  private int bits;
  private int bitCount;

  /** Samples of each component, row by row. */
  record Picture(int width, int height, int precision, char[][] samples) {}

  private JpegLossless(byte[] in, String place, long maxBytes) {
    this.in = in;
    this.place = place;
    this.maxBytes = maxBytes;
  }

  /**
   * @param maxBytes that the samples may take
   */
  static Picture decode(byte[] stream, String place, long maxBytes) throws ImagingException {
    return new JpegLossless(stream, place, maxBytes).picture();
  }

  private Picture picture() throws ImagingException {
    if (in.length < 4 || number16(0) != 0xFFD8) {
      throw damaged("it does not begin with a start mark");
    }
    int done = 0;
    for (int segment = 0; segment < MAX_SEGMENTS; segment++) {
      require(at, 4);
      int marker = number16(at);
      int length = number16(at + 2);
      if (marker == 0xFFFF) {
        at++;
        continue;
      }
      if (marker >>> 8 != 0xFF || length < 2) {
        throw damaged("a marker is missing at byte " + at);
      }
      require(at + 2, length);
      int content = at + 4;
      at += 2 + length;
      switch (marker & 0xFF) {
        case 0xC3 -> frame(content, length - 2);
        case 0xC4 -> huffman(content, at);
        case 0xDD -> restartInterval = length >= 4 ? number16(content) : 0;
        case 0xDA -> {
          done += scan(content, length - 2);
          if (done >= samples.length) {
            return new Picture(width, height, precision, samples);
          }
        }
        case 0xC0, 0xC1, 0xC2, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
            throw new ImagingException(
                "dicom.unsupported-jpeg",
                place,
                "The JPEG stream is of a process that is not read here.");
        default -> {}
      }
    }
    throw damaged("it has no picture");
  }

  private void frame(int content, int length) throws ImagingException {
    if (length < 6 || samples.length > 0) {
      throw damaged("its frame header is wrong");
    }
    precision = in[content] & 0xFF;
    height = number16(content + 1);
    width = number16(content + 3);
    int components = in[content + 5] & 0xFF;
    if (precision < 2
        || precision > 16
        || width < 1
        || height < 1
        || components < 1
        || components > 4
        || length < 6 + 3 * components) {
      throw damaged("its frame header is wrong");
    }
    if ((long) width * height * components * 2 > maxBytes) {
      throw new ImagingException(
          "dicom.too-large", place, width + " x " + height + " pixels are too many.");
    }
    componentIds = new int[components];
    for (int c = 0; c < components; c++) {
      componentIds[c] = in[content + 6 + 3 * c] & 0xFF;
      if (components > 1 && in[content + 7 + 3 * c] != 0x11) {
        throw new ImagingException(
            "dicom.unsupported-jpeg", place, "Subsampled components are not read.");
      }
    }
    samples = new char[components][width * height];
  }

  private void huffman(int from, int end) throws ImagingException {
    int position = from;
    while (position + 17 <= end) {
      int table = in[position] & 0x0F;
      int count = 0;
      for (int i = 1; i <= 16; i++) {
        count += in[position + i] & 0xFF;
      }
      if (table > 3 || count > 256 || position + 17 + count > end) {
        throw damaged("a Huffman table is wrong");
      }
      tables[table] = HuffmanTable.of(in, position + 1, count);
      position += 17 + count;
    }
  }

  /** One scan; returns how many components it held. */
  private int scan(int content, int length) throws ImagingException {
    int count = length > 0 ? in[content] & 0xFF : 0;
    if (samples.length == 0 || count < 1 || count > samples.length || length < 4 + 2 * count) {
      throw damaged("its scan header is wrong");
    }
    char[][] planes = new char[count][];
    HuffmanTable[] codes = new HuffmanTable[count];
    for (int c = 0; c < count; c++) {
      int id = in[content + 1 + 2 * c] & 0xFF;
      int index = 0;
      while (index < componentIds.length && componentIds[index] != id) {
        index++;
      }
      HuffmanTable table = tables[(in[content + 2 + 2 * c] >> 4) & 3];
      if (index == componentIds.length || table == null) {
        throw damaged("its scan names what is not there");
      }
      planes[c] = samples[index];
      codes[c] = table;
    }
    int predictor = in[content + 1 + 2 * count];
    int shift = in[content + 3 + 2 * count] & 0x0F;
    if (predictor < 1 || predictor > 7 || shift >= precision) {
      throw damaged("its predictor is wrong");
    }
    decode(planes, codes, predictor, shift);
    return count;
  }

  private void decode(char[][] planes, HuffmanTable[] codes, int predictor, int shift)
      throws ImagingException {
    bits = 0;
    bitCount = 0;
    int toRestart = restartInterval;
    boolean fresh = true;
    int firstRow = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (restartInterval > 0 && toRestart == 0) {
          restart();
          toRestart = restartInterval;
          fresh = true;
          firstRow = y;
        }
        toRestart--;
        int index = y * width + x;
        for (int c = 0; c < planes.length; c++) {
          char[] plane = planes[c];
          int guess;
          if (fresh) {
            guess = 1 << (precision - shift - 1);
          } else if (y == firstRow) {
            guess = x > 0 ? plane[index - 1] : plane[index - width];
          } else if (x == 0) {
            guess = plane[index - width];
          } else {
            guess =
                predict(
                    predictor, plane[index - 1], plane[index - width], plane[index - width - 1]);
          }
          plane[index] = (char) (guess + difference(codes[c]));
        }
        fresh = false;
      }
    }
    if (shift > 0) {
      for (char[] plane : planes) {
        for (int i = 0; i < plane.length; i++) {
          plane[i] = (char) (plane[i] << shift);
        }
      }
    }
  }

  private static int predict(int predictor, int left, int above, int corner) {
    return switch (predictor) {
      case 1 -> left;
      case 2 -> above;
      case 3 -> corner;
      case 4 -> left + above - corner;
      case 5 -> left + (above - corner >> 1);
      case 6 -> above + (left - corner >> 1);
      default -> left + above >> 1;
    };
  }

  private int difference(HuffmanTable table) throws ImagingException {
    int category = symbol(table);
    if (category == 0) {
      return 0;
    }
    if (category >= 16) {
      return 32_768;
    }
    int value = take(category);
    return value < 1 << (category - 1) ? value - (1 << category) + 1 : value;
  }

  private int symbol(HuffmanTable table) throws ImagingException {
    int code = 0;
    for (int length = 1; length <= 16; length++) {
      code = code << 1 | take(1);
      int symbol = table.symbol(code, length);
      if (symbol >= 0) {
        return symbol;
      }
    }
    throw damaged("a code is in no table");
  }

  private int take(int count) throws ImagingException {
    while (bitCount < count) {
      require(at, 1);
      int next = in[at++] & 0xFF;
      if (next == 0xFF) {
        require(at, 1);
        if (in[at] != 0) {
          throw damaged("the picture ends early, at byte " + at);
        }
        at++;
      }
      bits = bits << 8 | next;
      bitCount += 8;
    }
    bitCount -= count;
    return bits >>> bitCount & ((1 << count) - 1);
  }

  private void restart() throws ImagingException {
    bitCount = 0;
    require(at, 2);
    int marker = number16(at);
    if (marker < 0xFFD0 || marker > 0xFFD7) {
      throw damaged("a restart mark is missing at byte " + at);
    }
    at += 2;
  }

  private int number16(int position) {
    return (in[position] & 0xFF) << 8 | in[position + 1] & 0xFF;
  }

  private void require(int position, int length) throws ImagingException {
    if (length > in.length - position) {
      throw damaged("it is cut short");
    }
  }

  private ImagingException damaged(String why) {
    return new ImagingException(
        "dicom.bad-jpeg", place, "The lossless JPEG stream cannot be decoded: " + why + ".");
  }

  /** Canonical codes: for each length the first code and where its symbols begin. */
  private record HuffmanTable(int[] firstCode, int[] firstSymbol, int[] counts, byte[] symbols) {

    static HuffmanTable of(byte[] in, int lengths, int count) {
      int[] firstCode = new int[17];
      int[] firstSymbol = new int[17];
      int[] counts = new int[17];
      int code = 0;
      int symbol = 0;
      for (int length = 1; length <= 16; length++) {
        counts[length] = in[lengths + length - 1] & 0xFF;
        firstCode[length] = code;
        firstSymbol[length] = symbol;
        code = code + counts[length] << 1;
        symbol += counts[length];
      }
      byte[] symbols = Arrays.copyOfRange(in, lengths + 16, lengths + 16 + count);
      return new HuffmanTable(firstCode, firstSymbol, counts, symbols);
    }

    int symbol(int code, int length) {
      int index = code - firstCode[length];
      return index >= 0 && index < counts[length]
          ? symbols[firstSymbol[length] + index] & 0xFF
          : -1;
    }
  }
}
