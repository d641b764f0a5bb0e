package org.lumenark.imaging.hdf5;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.zarr.BloscDecoder;
import org.lumenark.imaging.zarr.Lz4Block;
import org.lumenark.imaging.zarr.Unshuffle;

/** The filter pipeline of a dataset: Deflate, shuffle, Fletcher-32; LZ4, Blosc and Zstandard. */
record Hdf5Filters(List<Filter> filters) {

  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;
  private static final int BLOSC = 32_001;
  private static final int LZ4 = 32_004;
  private static final int ZSTD = 32_015;
  private static final List<Integer> KNOWN =
      List.of(DEFLATE, SHUFFLE, FLETCHER32, BLOSC, LZ4, ZSTD);

  /** One filter, by its number in the registry of HDF5. */
  record Filter(int id, int firstValue) {}

  Hdf5Filters {
    filters = List.copyOf(filters);
  }

  static Hdf5Filters read(Fields in) throws ImagingException {
    int version = in.u8();
    int count = in.u8();
    in.skip(version == 1 ? 6 : 0);
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = in.u16();
      int nameBytes = version == 1 || id >= 256 ? in.u16() : 0;
      in.skip(2);
      int values = in.u16();
      in.skip(version == 1 ? (nameBytes + 7) & ~7 : nameBytes);
      int first = 0;
      for (int value = 0; value < values; value++) {
        int number = (int) in.u32();
        first = value == 0 ? number : first;
      }
      in.skip(version == 1 && (values & 1) != 0 ? 4 : 0);
      if (!KNOWN.contains(id)) {
        throw in.file()
            .unsupported("filter", in.address(), "Nothing here undoes filter " + id + ".");
      }
      filters.add(new Filter(id, first));
    }
    return new Hdf5Filters(filters);
  }

  /**
   * Undoes the filters of one chunk, the last first.
   *
   * @param skipped bit n is set if filter n was not applied
   * @param chunkBytes that come out
   */
  byte[] undo(byte[] stored, long skipped, int sampleBytes, int chunkBytes) throws IOException {
    byte[] bytes = stored;
    for (int i = filters.size() - 1; i >= 0; i--) {
      if ((skipped >> i & 1) == 0) {
        Filter filter = filters.get(i);
        bytes =
            switch (filter.id) {
              case DEFLATE -> inflated(bytes, chunkBytes + 8);
              case SHUFFLE ->
                  unshuffled(bytes, filter.firstValue > 0 ? filter.firstValue : sampleBytes);
              case FLETCHER32 -> Arrays.copyOf(bytes, Math.max(0, bytes.length - 4));
              case BLOSC -> BloscDecoder.decode(bytes, chunkBytes + 8);
              case LZ4 -> lz4(bytes, chunkBytes + 8);
              default -> zstd(bytes, chunkBytes + 8);
            };
      }
    }
    if (bytes.length != chunkBytes) {
      throw new IOException(bytes.length + " bytes, " + chunkBytes + " expected");
    }
    return bytes;
  }

  private static byte[] inflated(byte[] bytes, int most) throws IOException {
    byte[] plain = new byte[most];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes);
      int done = 0;
      int got = 1;
      while (done < most && got > 0) {
        got = inflater.inflate(plain, done, most - done);
        done += got;
      }
      return Arrays.copyOf(plain, done);
    } catch (DataFormatException e) {
      throw new IOException("damaged Deflate data: " + e.getMessage(), e);
    }
  }

  private static byte[] unshuffled(byte[] bytes, int sampleBytes) {
    byte[] out = new byte[bytes.length];
    Unshuffle.bytes(bytes, sampleBytes, out, 0);
    return out;
  }

  /** Length in all and of blocks, big-endian; then the blocks, each behind its own length. */
  private static byte[] lz4(byte[] bytes, int most) throws IOException {
    java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(bytes);
    if (bytes.length < 12) {
      throw new IOException("damaged LZ4 data: no length");
    }
    long length = in.getLong();
    int blockBytes = in.getInt();
    if (length < 0 || length > most || blockBytes < 1) {
      throw new IOException("damaged LZ4 data: more than the chunk holds");
    }
    byte[] plain = new byte[(int) length];
    int done = 0;
    while (done < plain.length) {
      int expected = Math.min(blockBytes, plain.length - done);
      int stored = in.remaining() < 4 ? -1 : in.getInt();
      if (stored < 0 || stored > in.remaining()) {
        throw new IOException("damaged LZ4 data: it ends too early");
      }
      if (stored == expected) {
        in.get(plain, done, stored);
      } else {
        Lz4Block.decode(bytes, in.position(), stored, plain, done, expected);
        in.position(in.position() + stored);
      }
      done += expected;
    }
    return plain;
  }

  private static byte[] zstd(byte[] bytes, int most) throws IOException {
    try {
      byte[] plain = new byte[most];
      long got = Zstd.decompressByteArray(plain, 0, most, bytes, 0, bytes.length);
      return Arrays.copyOf(plain, (int) got);
    } catch (ZstdException e) {
      throw new IOException("damaged Zstandard data: " + e.getMessage(), e);
    }
  }
}
