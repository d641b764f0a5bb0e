package org.lumenark.imaging.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Reads attributes up to the pixels: DICOM PS3.5 chapter 7. Long values are passed over, and what
 * is said of each frame is kept only where the reader acts on it.
 */
final class DataSetParser {

  private static final long UNDEFINED = 0xFFFFFFFFL;
  private static final int MAX_DEPTH = 24;
  private static final int MAX_VALUE = 16 << 10;
  private static final byte[] NOTHING = new byte[0];
  private static final Set<Integer> OF_FRAMES =
      Set.of(
          Tags.PLANE_POSITION_SEQUENCE,
          Tags.IMAGE_POSITION_PATIENT,
          Tags.PIXEL_MEASURES_SEQUENCE,
          Tags.PIXEL_SPACING,
          Tags.SPACING_BETWEEN_SLICES,
          Tags.Z_OFFSET_IN_SLIDE,
          Tags.OPTICAL_PATH_IDENTIFICATION_SEQUENCE,
          Tags.OPTICAL_PATH_IDENTIFIER,
          Tags.PLANE_POSITION_SLIDE_SEQUENCE,
          Tags.COLUMN_POSITION,
          Tags.ROW_POSITION,
          Tags.SEGMENT_IDENTIFICATION_SEQUENCE,
          Tags.REFERENCED_SEGMENT_NUMBER);

  private final DicomInput in;
  private final String path;
  private final ReadLimits limits;
  private final boolean bigEndian;
  private long elements;
  private long keptBytes;

  DataSetParser(DicomInput in, String path, boolean bigEndian, ReadLimits limits) {
    this.in = in;
    this.path = path;
    this.bigEndian = bigEndian;
    this.limits = limits;
    in.bigEndian(bigEndian);
  }

  /** The group of the file itself, which is explicit and little-endian. */
  DataSet fileMeta() throws IOException, ImagingException {
    DataSet meta = new DataSet(false);
    while (in.remaining() >= 8) {
      long start = in.position();
      int tag = in.tag();
      if (tag >>> 16 != 2) {
        in.seek(start);
        break;
      }
      read(meta, tag, true, false, 0);
    }
    return meta;
  }

  /** All attributes up to the pixel data, which is the last; its position is that of its value. */
  DataSet dataSet(boolean explicit) throws IOException, ImagingException {
    DataSet set = new DataSet(bigEndian);
    while (in.remaining() >= 8) {
      int tag = in.tag();
      read(set, tag, explicit, false, 0);
      if (tag == Tags.PIXEL_DATA
          || tag == Tags.FLOAT_PIXEL_DATA
          || tag == Tags.DOUBLE_FLOAT_PIXEL_DATA) {
        break;
      }
    }
    return set;
  }

  private void read(DataSet into, int tag, boolean explicit, boolean ofFrames, int depth)
      throws IOException, ImagingException {
    if (++elements > limits.maxDirectories() || depth > MAX_DEPTH) {
      throw new ImagingException(
          "dicom.too-many-elements",
          path + " byte " + in.position(),
          "The header has more attributes or deeper sequences than are read.");
    }
    String vr = ImplicitRepresentations.of(tag);
    long length;
    if (explicit && tag >>> 16 != 0xFFFE) {
      int first = in.number8();
      int second = in.number8();
      if (isRepresentation(first, second)) {
        vr = "" + (char) first + (char) second;
        length = isLong(vr) ? longLength() : in.number16();
      } else {
        // Some writers leave single attributes without a representation.
        in.seek(in.position() - 2);
        length = in.number32();
      }
    } else {
      length = in.number32();
    }
    boolean pixels = tag == Tags.PIXEL_DATA && depth == 0;
    boolean sequence = vr.equals("SQ") || (length == UNDEFINED && !pixels);
    if (sequence) {
      boolean explicitItems = explicit && !vr.equals("UN");
      boolean perFrame = ofFrames || tag == Tags.PER_FRAME_FUNCTIONAL_GROUPS;
      sequence(into, tag, length, explicitItems, perFrame, depth);
    } else if (pixels && length == UNDEFINED) {
      into.put(tag, new DataElement(vr, in.position(), -1, NOTHING, List.of()));
    } else {
      value(into, tag, vr, length, !ofFrames || OF_FRAMES.contains(tag));
    }
  }

  private long longLength() throws IOException, ImagingException {
    in.number16();
    return in.number32();
  }

  /** What no value can be is tested where the pixels are read, so that their place can be told. */
  private void value(DataSet into, int tag, String vr, long length, boolean kept)
      throws IOException, ImagingException {
    long position = in.position();
    boolean pixels = tag >>> 16 == 0x7FE0 && tag != Tags.EXTENDED_OFFSET_TABLE;
    if (!pixels) {
      in.require(length);
    }
    boolean fits = length <= MAX_VALUE && keptBytes + length <= limits.maxMetadata();
    byte[] value = kept && fits && !pixels ? in.bytes((int) length) : NOTHING;
    keptBytes += value.length;
    if (kept) {
      into.put(tag, new DataElement(vr, position, length, value, List.of()));
    }
    in.seek(position + length);
  }

  private void sequence(
      DataSet into, int tag, long length, boolean explicit, boolean ofFrames, int depth)
      throws IOException, ImagingException {
    long start = in.position();
    if (length != UNDEFINED) {
      in.require(length);
    }
    long end = length == UNDEFINED ? Long.MAX_VALUE : start + length;
    boolean kept = !ofFrames || depth == 0 || OF_FRAMES.contains(tag);
    List<DataSet> items = new ArrayList<>();
    while (in.position() < end) {
      int itemTag = in.tag();
      long itemLength = in.number32();
      if (itemTag == Tags.SEQUENCE_END) {
        break;
      }
      if (itemTag != Tags.ITEM) {
        throw new ImagingException(
            "dicom.bad-sequence",
            path + " byte " + (in.position() - 8),
            "A sequence holds something that is no item.");
      }
      DataSet item = item(itemLength, explicit, ofFrames, depth + 1);
      if (kept) {
        items.add(item);
      }
    }
    if (kept) {
      into.put(tag, new DataElement("SQ", start, length, NOTHING, items));
    }
  }

  private DataSet item(long length, boolean explicit, boolean ofFrames, int depth)
      throws IOException, ImagingException {
    DataSet item = new DataSet(bigEndian);
    if (++elements > limits.maxDirectories()) {
      throw new ImagingException(
          "dicom.too-many-elements",
          path + " byte " + in.position(),
          "The header has more items than are read.");
    }
    if (length != UNDEFINED) {
      in.require(length);
    }
    long end = length == UNDEFINED ? Long.MAX_VALUE : in.position() + length;
    while (in.position() < end) {
      int tag = in.tag();
      if (tag == Tags.ITEM_END) {
        in.number32();
        break;
      }
      read(item, tag, explicit, ofFrames, depth);
    }
    return item;
  }

  private static boolean isRepresentation(int first, int second) {
    return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
  }

  private static boolean isLong(String vr) {
    return switch (vr) {
      case "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV" -> true;
      default -> false;
    };
  }
}
