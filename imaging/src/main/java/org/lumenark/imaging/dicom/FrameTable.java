package org.lumenark.imaging.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Where the compressed frames lie: PS3.5 annex A.4. Each begins at a fragment and reaches to the
 * next frame. By the tables of offsets where they are there, else by the fragments themselves.
 */
final class FrameTable {

  private static final long UNDEFINED = 0xFFFFFFFFL;
  private static final int HEAD = 8;

  private final ByteSource source;
  private final String path;
  private final int frames;
  private final ReadLimits limits;

  FrameTable(ByteSource source, String path, int frames, ReadLimits limits) {
    this.source = source;
    this.path = path;
    this.frames = frames;
    this.limits = limits;
  }

  /** A piece of the file. */
  record Extent(long position, int length) {}

  /** Positions of the first fragment of each frame. */
  long[] read(long pixelData, DataSet set) throws IOException, ImagingException {
    Extent table = fragment(pixelData, Tags.ITEM);
    long first = table.position() + table.length();
    if (table.length() >= 4L * frames && frames > 1) {
      byte[] offsets = bytes(table.position(), 4 * frames);
      ByteBuffer numbers = ByteBuffer.wrap(offsets).order(ByteOrder.LITTLE_ENDIAN);
      long[] starts = new long[frames];
      for (int i = 0; i < frames; i++) {
        starts[i] = first + (numbers.getInt(4 * i) & UNDEFINED);
      }
      return checked(starts, first);
    }
    var extended = set.find(Tags.EXTENDED_OFFSET_TABLE);
    if (extended.isPresent() && extended.get().length() >= 8L * frames && frames > 1) {
      byte[] offsets = bytes(extended.get().position(), 8 * frames);
      ByteBuffer numbers = ByteBuffer.wrap(offsets).order(ByteOrder.LITTLE_ENDIAN);
      long[] starts = new long[frames];
      for (int i = 0; i < frames; i++) {
        starts[i] = first + numbers.getLong(8 * i);
      }
      return checked(starts, first);
    }
    return frames == 1 ? new long[] {first} : byFragments(first);
  }

  private long[] checked(long[] starts, long first) throws ImagingException {
    long before = first - 1;
    for (long start : starts) {
      if (start <= before || start > source.size() - HEAD) {
        throw new ImagingException(
            "dicom.bad-offset-table",
            path + " (7FE0,0010)",
            "The table of frame offsets points outside of the pixel data.");
      }
      before = start;
    }
    return starts;
  }

  private long[] byFragments(long first) throws IOException, ImagingException {
    List<Extent> fragments = fragments(first, Long.MAX_VALUE, limits.maxDirectories());
    List<Extent> starts = fragments;
    if (fragments.size() > frames) {
      starts = new ArrayList<>();
      for (Extent fragment : fragments) {
        if (beginsStream(fragment)) {
          starts.add(fragment);
        }
      }
    }
    if (starts.size() != frames) {
      throw new ImagingException(
          "dicom.bad-fragments",
          path + " (7FE0,0010)",
          "The pixel data has "
              + fragments.size()
              + " fragments, from which "
              + frames
              + " frames cannot be told.");
    }
    return starts.stream().mapToLong(start -> start.position() - HEAD).toArray();
  }

  /** Start of a JPEG or JPEG 2000 stream. */
  private boolean beginsStream(Extent fragment) throws IOException {
    if (fragment.length() < 3) {
      return false;
    }
    byte[] head = new byte[3];
    source.read(fragment.position(), head, 0, 3);
    int mark = (head[0] & 0xFF) << 16 | (head[1] & 0xFF) << 8 | (head[2] & 0xFF);
    return mark == 0xFFD8FF || mark == 0xFF4FFF;
  }

  /** All bytes of a frame that begins here and ends before the next one. */
  byte[] frame(long start, long next) throws IOException, ImagingException {
    List<Extent> parts = fragments(start, next, 100_000);
    long length = 0;
    for (Extent part : parts) {
      length += part.length();
    }
    if (length > limits.maxAllocation()) {
      throw new ImagingException(
          "dicom.too-large",
          path + " byte " + start,
          "A frame of " + length + " compressed bytes is more than can be decoded at once.");
    }
    byte[] all = new byte[(int) length];
    int at = 0;
    for (Extent part : parts) {
      source.read(part.position(), all, at, part.length());
      at += part.length();
    }
    return all;
  }

  private List<Extent> fragments(long start, long end, int most)
      throws IOException, ImagingException {
    List<Extent> found = new ArrayList<>();
    long at = start;
    while (at < end && at <= source.size() - HEAD) {
      byte[] head = bytes(at, HEAD);
      int tag = tag(head);
      if (tag == Tags.SEQUENCE_END) {
        return found;
      }
      Extent fragment = fragment(at, Tags.ITEM);
      if (found.size() == most) {
        throw new ImagingException(
            "dicom.too-many-fragments",
            path + " byte " + at,
            "The pixel data has more fragments than are read.");
      }
      found.add(fragment);
      at = fragment.position() + fragment.length();
    }
    if (end == Long.MAX_VALUE && found.isEmpty()) {
      throw truncated(at);
    }
    return found;
  }

  private Extent fragment(long at, int wanted) throws IOException, ImagingException {
    byte[] head = bytes(at, HEAD);
    long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & UNDEFINED;
    if (tag(head) != wanted) {
      throw new ImagingException(
          "dicom.bad-fragments",
          path + " byte " + at,
          "A fragment of the pixel data should begin here.");
    }
    if (length > source.size() - at - HEAD || length > Integer.MAX_VALUE) {
      throw truncated(at);
    }
    return new Extent(at + HEAD, (int) length);
  }

  private static int tag(byte[] head) {
    return (head[1] & 0xFF) << 24
        | (head[0] & 0xFF) << 16
        | (head[3] & 0xFF) << 8
        | (head[2] & 0xFF);
  }

  private byte[] bytes(long at, int length) throws IOException, ImagingException {
    if (at < 0 || at > source.size() - length) {
      throw truncated(at);
    }
    byte[] bytes = new byte[length];
    source.read(at, bytes, 0, length);
    return bytes;
  }

  private ImagingException truncated(long at) {
    return new ImagingException(
        "dicom.pixels-truncated", path + " byte " + at, "The file ends inside its pixel data.");
  }
}
