package org.lumenark.imaging.jpeg2000;

import java.io.IOException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.ome.OriginalMetadata;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.ReadLimits;

/**
 * The boxes of a JP2 or JPX file, ISO/IEC 15444-1 annex I: where its first codestream lies, and
 * what is said about its colours and its resolution. A bare codestream has none.
 */
final class Jp2File {

  private static final int SIGNATURE = 0x6A502020;
  private static final int HEADER = 0x6A703268;
  private static final int COLOUR = 0x636F6C72;
  private static final int PALETTE = 0x70636C72;
  private static final int MAPPING = 0x636D6170;
  private static final int RESOLUTION = 0x72657320;
  private static final int CAPTURE_RESOLUTION = 0x72657363;
  private static final int CODESTREAM = 0x6A703263;
  private static final int XML = 0x786D6C20;
  private static final int YCC = 18;
  private static final double MAX_MICROMETRES = 10;
  private static final int MAX_BOXES = 10_000;
  private static final int MAX_CONTENT = 1 << 20;

  private final ByteSource source;
  private final String path;
  private final ReadLimits limits;
  private final OriginalMetadata texts = new OriginalMetadata();
  private long start = -1;
  private long end;
  private int boxes;
  private boolean ycc;
  private boolean coloursKnown;
  private @Nullable Palette palette;
  private byte @Nullable [] mapping;
  private PhysicalSizes sizes = PhysicalSizes.UNKNOWN;

  private Jp2File(ByteSource source, String path, ReadLimits limits) {
    this.source = source;
    this.path = path;
    this.limits = limits;
  }

  static Jp2File read(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    Jp2File file = new Jp2File(source, path, limits);
    byte[] head = new byte[8];
    if (source.size() < 12) {
      throw file.truncated(0);
    }
    source.read(0, head, 0, 8);
    if (number(head, 4) == SIGNATURE) {
      file.boxes(0, source.size(), 0);
    } else {
      file.start = 0;
      file.end = source.size();
    }
    if (file.start < 0) {
      throw new ImagingException("jpeg2000.no-codestream", path, "The file holds no picture.");
    }
    return file;
  }

  private void boxes(long from, long to, int depth) throws IOException, ImagingException {
    long at = from;
    byte[] head = new byte[16];
    while (to - at >= 8) {
      if (++boxes > MAX_BOXES) {
        throw new ImagingException(
            "jpeg2000.too-many-boxes", path, "The file has more boxes than are read.");
      }
      source.read(at, head, 0, 8);
      long length = number(head, 0) & 0xFFFFFFFFL;
      long content = at + 8;
      if (length == 1) {
        if (to - at < 16) {
          throw truncated(at);
        }
        source.read(at + 8, head, 8, 8);
        length = (long) number(head, 8) << 32 | number(head, 12) & 0xFFFFFFFFL;
        content = at + 16;
      } else if (length == 0) {
        length = to - at;
      }
      if (length < content - at || length > to - at) {
        throw truncated(at);
      }
      box(number(head, 4), content, at + length, depth);
      at += length;
    }
  }

  private void box(int type, long from, long to, int depth) throws IOException, ImagingException {
    switch (type) {
      case HEADER, RESOLUTION -> {
        if (depth < 2) {
          boxes(from, to, depth + 1);
        }
      }
      case COLOUR -> colour(content(from, to));
      case PALETTE -> palette = Palette.parse(content(from, to), path);
      case MAPPING -> mapping = bytes(from, to);
      case CAPTURE_RESOLUTION -> resolution(content(from, to));
      case XML -> texts.add("xml", XmlText.decode(bytes(from, to)));
      case CODESTREAM -> {
        if (start < 0) {
          start = from;
          end = to;
        }
      }
      default -> {}
    }
  }

  private void colour(MarkerSegment in) throws ImagingException {
    int method = in.number8();
    in.skip(2);
    if (method == 1 && !coloursKnown) {
      ycc = in.number32() == YCC;
      coloursKnown = true;
    }
  }

  /** Points per metre as fractions with powers of ten; of paper as of pictures, see ADR 0011. */
  private void resolution(MarkerSegment in) throws ImagingException {
    double vertical = (double) in.number16() / in.number16();
    double horizontal = (double) in.number16() / in.number16();
    double y = 1e6 / (vertical * Math.pow(10, (byte) in.number8()));
    double x = 1e6 / (horizontal * Math.pow(10, (byte) in.number8()));
    if (x < MAX_MICROMETRES && y < MAX_MICROMETRES) {
      sizes =
          new PhysicalSizes(
              OptionalDouble.of(x),
              OptionalDouble.of(y),
              OptionalDouble.empty(),
              OptionalDouble.empty());
    }
  }

  private MarkerSegment content(long from, long to) throws IOException, ImagingException {
    return new MarkerSegment(bytes(from, to), path + " byte " + from);
  }

  private byte[] bytes(long from, long to) throws IOException {
    byte[] content = new byte[(int) Math.min(MAX_CONTENT, to - from)];
    source.read(from, content, 0, content.length);
    return content;
  }

  Codestream codestream() throws IOException, ImagingException {
    return Codestream.open(source, start, end, path, limits);
  }

  boolean ycc() {
    return ycc;
  }

  PhysicalSizes sizes() {
    return sizes;
  }

  OriginalMetadata texts() {
    return texts;
  }

  /** The columns of the palette, if each is mapped from the first component. */
  @Nullable Palette palette() throws ImagingException {
    Palette found = palette;
    byte[] map = mapping;
    if (found == null || map == null) {
      return null;
    }
    boolean plain = map.length == 4 * found.columns();
    for (int c = 0; plain && c < found.columns(); c++) {
      int component = map[4 * c] << 8 | map[4 * c + 1];
      plain = component == 0 && map[4 * c + 2] == 1 && map[4 * c + 3] == c;
    }
    if (!plain) {
      throw new ImagingException(
          "jpeg2000.unsupported-palette", path, "A palette of this arrangement is not read.");
    }
    return found;
  }

  private ImagingException truncated(long at) {
    return new ImagingException(
        "jpeg2000.truncated",
        path + " byte " + at,
        "A box reaches past the end of the file, or of the box around it.");
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }
}
