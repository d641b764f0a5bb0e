package org.lumenark.imaging.jpeg2000;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lumenark.imaging.source.ArrayByteSource;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * A JPEG 2000 codestream, ISO/IEC 15444-1 annex A (ITU-T T.800): the main header and where the
 * parts of the tiles lie. Tiles are decoded one by one.
 *
 * <p>Not read: packed packet headers (PPM, PPT), subsampled components, more than 24 bits, and what
 * Part 2 and Part 15 add.
 */
public final class Codestream {

  private static final int SOC = 0xFF4F;
  private static final int SIZ = 0xFF51;
  private static final int COD = 0xFF52;
  private static final int COC = 0xFF53;
  private static final int QCD = 0xFF5C;
  private static final int QCC = 0xFF5D;
  private static final int RGN = 0xFF5E;
  private static final int POC = 0xFF5F;
  private static final int PPM = 0xFF60;
  private static final int PPT = 0xFF61;
  private static final int SOT = 0xFF90;
  private static final int SOD = 0xFF93;
  private static final int EOC = 0xFFD9;
  private static final int MAX_MARKERS = 100_000;
  private static final int MAX_EXPANSION = 20_000;

  private record TilePart(long header, long end) {}

  private final ByteSource source;
  private final String place;
  private final ReadLimits limits;
  private final long end;
  private final ImageHeader header;
  private final Coding coding;
  private final Map<Integer, List<TilePart>> tiles = new TreeMap<>();

  private Codestream(ByteSource source, String place, ReadLimits limits, long start, long end)
      throws IOException, ImagingException {
    this.source = source;
    this.place = place;
    this.limits = limits;
    this.end = end;
    if (number16(start) != SOC || number16(start + 2) != SIZ) {
      throw new ImagingException(
          "jpeg2000.bad-header", place, "The codestream does not begin with its size.");
    }
    header = ImageHeader.parse(segment(start + 2), place);
    coding = new Coding(header.components(), place);
    requireBelievable(end - start);
    long at = next(start + 2);
    for (int i = 0; i < MAX_MARKERS; i++) {
      int marker = number16(at);
      if (marker == SOT) {
        break;
      }
      apply(marker, at, coding);
      at = next(at);
    }
    findTiles(at);
  }

  /**
   * @param start of the codestream in the source
   * @param place of the codestream, for messages
   */
  static Codestream open(ByteSource source, long start, long end, String place, ReadLimits limits)
      throws IOException, ImagingException {
    return new Codestream(source, place, limits, start, end);
  }

  /** Decodes a whole picture that is in memory. */
  public static DecodedImage decode(byte[] stream, String place, ReadLimits limits)
      throws ImagingException {
    try {
      ByteSource source = new ArrayByteSource(stream);
      int start = boxed(stream);
      Codestream codestream = open(source, start, stream.length, place, limits);
      return codestream.whole();
    } catch (IOException e) {
      throw new ImagingException("jpeg2000.truncated", place, "The codestream is cut short.", e);
    }
  }

  /** Some writers put a whole JP2 file where only its codestream belongs. */
  private static int boxed(byte[] stream) {
    boolean boxes = stream.length > 12 && stream[0] == 0 && stream[4] == 'j' && stream[5] == 'P';
    for (int i = 0; boxes && i < Math.min(stream.length - 4, 65_536); i++) {
      if (stream[i] == 'j'
          && stream[i + 1] == 'p'
          && stream[i + 2] == '2'
          && stream[i + 3] == 'c') {
        return i + 4;
      }
    }
    return 0;
  }

  ImageHeader header() {
    return header;
  }

  boolean colourTransformed() {
    return coding.transformed();
  }

  private void requireBelievable(long length) throws ImagingException {
    double samples = (double) header.width() * header.height() * header.components();
    long tile =
        4L
            * Math.min(header.tileWidth(), header.width())
            * Math.min(header.tileHeight(), header.height())
            * header.components();
    long count = (long) header.tilesAcross() * header.tilesDown();
    if (samples > (double) length * MAX_EXPANSION || count > 65_535) {
      throw new ImagingException(
          "jpeg2000.declared-size-too-large",
          place + " SIZ",
          header.width()
              + " x "
              + header.height()
              + " pixels cannot come out of "
              + length
              + " bytes.");
    }
    if (tile > limits.maxAllocation()) {
      throw new ImagingException(
          "jpeg2000.too-large",
          place + " SIZ",
          "A tile of this size is more than can be decoded at once.");
    }
  }

  private void findTiles(long first) throws IOException, ImagingException {
    long at = first;
    int parts = 0;
    while (at <= end - 12 && number16(at) == SOT) {
      MarkerSegment in = segment(at);
      int tile = in.number16();
      long length = in.number32();
      long partEnd = length == 0 ? end : at + length;
      if (tile >= header.tilesAcross() * header.tilesDown() || ++parts > limits.maxDirectories()) {
        throw new ImagingException(
            "jpeg2000.bad-tile", place + " byte " + at, "Tile " + tile + " is outside.");
      }
      if ((length != 0 && length < 14) || partEnd > end) {
        throw new ImagingException(
            "jpeg2000.truncated",
            place + " byte " + at,
            "Tile " + tile + " reaches past the end of the codestream.");
      }
      tiles.computeIfAbsent(tile, any -> new ArrayList<>()).add(new TilePart(at, partEnd));
      at = partEnd;
    }
    int wanted = header.tilesAcross() * header.tilesDown();
    if (tiles.size() < wanted) {
      throw new ImagingException(
          "jpeg2000.tiles-missing",
          place,
          "Of " + wanted + " tiles " + (wanted - tiles.size()) + " are missing.");
    }
  }

  private void apply(int marker, long at, Coding to) throws IOException, ImagingException {
    switch (marker) {
      case COD -> to.style(segment(at));
      case COC -> to.componentStyle(segment(at));
      case QCD -> to.quantization(segment(at));
      case QCC -> to.componentQuantization(segment(at));
      case RGN -> to.region(segment(at));
      case POC -> to.progressions(segment(at));
      case PPM, PPT ->
          throw new ImagingException(
              "jpeg2000.unsupported-packed-headers",
              place + " byte " + at,
              "Packet headers that are packed apart are not read.");
      default -> {
        if (marker >>> 8 != 0xFF || marker == SOD || marker == EOC) {
          throw new ImagingException(
              "jpeg2000.bad-header", place + " byte " + at, "A marker is missing.");
        }
      }
    }
  }

  /**
   * Decodes one tile.
   *
   * @return samples of each component, row by row
   */
  int[][] tile(int index) throws IOException, ImagingException {
    List<TilePart> parts = tiles.getOrDefault(index, List.of());
    String tilePlace = place + " tile " + index;
    Coding own = coding.copy(tilePlace);
    List<long[]> bodies = new ArrayList<>();
    long length = 0;
    for (TilePart part : parts) {
      long at = next(part.header());
      for (int i = 0; number16(at) != SOD; i++) {
        if (i == MAX_MARKERS || at >= part.end()) {
          throw new ImagingException(
              "jpeg2000.bad-tile", tilePlace, "The tile's data does not begin.");
        }
        apply(number16(at), at, own);
        at = next(at);
      }
      long bodyEnd = part.end();
      bodies.add(new long[] {at + 2, Math.max(0, bodyEnd - at - 2)});
      length += Math.max(0, bodyEnd - at - 2);
    }
    if (length > limits.maxAllocation()) {
      throw new ImagingException(
          "jpeg2000.too-large", tilePlace, "A tile of " + length + " bytes is not read.");
    }
    byte[] data = new byte[(int) length];
    int to = 0;
    for (long[] body : bodies) {
      source.read(body[0], data, to, (int) body[1]);
      to += (int) body[1];
    }
    try {
      return new TileDecoder(header, own).decode(index, data);
    } catch (CorruptCodeException e) {
      throw new ImagingException(
          "jpeg2000.corrupt", tilePlace, "The tile cannot be decoded: " + e.getMessage() + ".");
    }
  }

  private DecodedImage whole() throws IOException, ImagingException {
    int width = header.width();
    long bytes = 4L * width * header.height() * header.components();
    if (bytes > limits.maxAllocation()) {
      throw new ImagingException(
          "jpeg2000.too-large",
          place,
          width + " x " + header.height() + " pixels are more than can be decoded at once.");
    }
    int[][] all = new int[header.components()][];
    for (int c = 0; c < all.length; c++) {
      all[c] = new int[width * header.height()];
    }
    for (int index = 0; index < header.tilesAcross() * header.tilesDown(); index++) {
      int[] bounds = header.tile(index);
      int[][] tile = tile(index);
      int tileWidth = bounds[2] - bounds[0];
      for (int c = 0; c < all.length; c++) {
        for (int y = bounds[1]; y < bounds[3]; y++) {
          System.arraycopy(
              tile[c],
              (y - bounds[1]) * tileWidth,
              all[c],
              (y - header.y0()) * width + bounds[0] - header.x0(),
              tileWidth);
        }
      }
    }
    return new DecodedImage(width, header.height(), all, header.precisions(), coding.transformed());
  }

  private int number16(long at) throws IOException, ImagingException {
    if (at > end - 2) {
      throw new ImagingException(
          "jpeg2000.truncated", place + " byte " + at, "The codestream ends inside a header.");
    }
    byte[] two = new byte[2];
    source.read(at, two, 0, 2);
    return (two[0] & 0xFF) << 8 | two[1] & 0xFF;
  }

  private long next(long at) throws IOException, ImagingException {
    int length = number16(at + 2);
    if (length < 2) {
      throw new ImagingException(
          "jpeg2000.bad-header", place + " byte " + at, "A part of the header has no length.");
    }
    return at + 2 + length;
  }

  private MarkerSegment segment(long at) throws IOException, ImagingException {
    int length = number16(at + 2) - 2;
    if (length < 0 || at + 4 + length > end) {
      throw new ImagingException(
          "jpeg2000.truncated", place + " byte " + at, "The codestream ends inside a header.");
    }
    byte[] content = new byte[length];
    source.read(at + 4, content, 0, length);
    return new MarkerSegment(content, place + " byte " + at);
  }
}
