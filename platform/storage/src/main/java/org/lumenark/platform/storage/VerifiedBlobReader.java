package org.lumenark.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;

/**
 * Reads files of the archive so that no unchecked byte leaves it. A file of up to 8 MiB is read
 * whole and compared with its CRC-32 and SHA-256; of a larger one each 8 MiB block of its object is
 * compared before any of it is given. Holds at most one block a reader.
 */
public final class VerifiedBlobReader {

  private final ObjectStore originals;

  public VerifiedBlobReader(ObjectStore originals) {
    this.originals = originals;
  }

  /**
   * Part of a file. The first block is checked when this returns; a later one that is damaged ends
   * the stream with {@link CorruptBlobException}.
   *
   * @param file where the whole file lies
   * @param offset in the file
   * @param crc32 of the whole file, 8 hex digits
   * @param sha256 of the whole file, 64 hex digits
   * @throws CorruptBlobException if the stored bytes are damaged, gone or too few
   */
  public InputStream open(BlobRange file, long offset, long length, String crc32, String sha256) {
    Objects.checkFromIndexSize(offset, length, file.length());
    try {
      if (!BlockChecksums.isKeptFor(file.length())) {
        byte[] whole = whole(file, crc32, sha256);
        return new ByteArrayInputStream(whole, (int) offset, (int) length);
      }
      if (length == 0) {
        return InputStream.nullInputStream();
      }
      return blocks(file, offset, length);
    } catch (StoreException.Missing missing) {
      throw new CorruptBlobException(file.object(), "the object is missing", missing);
    } catch (IOException failure) {
      throw new StoreException.Unavailable(file.object().value(), failure);
    }
  }

  private byte[] whole(BlobRange file, String crc32, String sha256) throws IOException {
    byte[] content = readFully(file.object(), file.offset(), (int) file.length());
    check(file, content, 0, crc32, sha256);
    return content;
  }

  /** For many files that are read one after the other. */
  public SequentialBlobReader sequential() {
    return new SequentialBlobReader(originals, this);
  }

  /**
   * @param begin where in {@code content} the file's bytes are
   */
  void check(BlobRange file, byte[] content, int begin, String crc32, String sha256) {
    int length = (int) file.length();
    CRC32 crc = new CRC32();
    crc.update(content, begin, length);
    if (!HexFormat.of().toHexDigits((int) crc.getValue()).equals(crc32)) {
      throw new CorruptBlobException(file.object(), "CRC-32 differs", null);
    }
    MessageDigest digest = BlobDigests.sha256();
    digest.update(content, begin, length);
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new CorruptBlobException(file.object(), "SHA-256 differs", null);
    }
  }

  private InputStream blocks(BlobRange file, long offset, long length) throws IOException {
    ObjectStat stat =
        originals
            .stat(file.object().value())
            .orElseThrow(() -> new StoreException.Missing(file.object().value(), null));
    if (stat.size() < file.offset() + file.length()) {
      throw new CorruptBlobException(file.object(), "the object is too short", null);
    }
    BlockChecksums checksums = BlockChecksums.read(originals, file.object(), stat.size());
    CheckedBlocks blocks =
        new CheckedBlocks(file.object(), stat.size(), checksums, file.offset() + offset, length);
    blocks.advance();
    return blocks;
  }

  private byte[] readFully(BlobKey key, long offset, int length) throws IOException {
    if (length == 0) {
      return new byte[0];
    }
    try (InputStream in = originals.open(key.value(), offset, length)) {
      return in.readNBytes(length);
    } catch (StoreException.Refused | EOFException tooShort) {
      throw new CorruptBlobException(key, "the object is too short", tooShort);
    }
  }

  private final class CheckedBlocks extends RunStream {

    private final BlobKey key;
    private final long objectSize;
    private final BlockChecksums checksums;
    private final InputStream raw;
    private final byte[] block = new byte[BlockChecksums.BLOCK_BYTES];
    private int nextBlock;
    private int position;
    private int limit;
    private long skip;
    private long left;

    CheckedBlocks(
        BlobKey key, long objectSize, BlockChecksums checksums, long offset, long length) {
      this.key = key;
      this.objectSize = objectSize;
      this.checksums = checksums;
      this.nextBlock = Math.toIntExact(offset / BlockChecksums.BLOCK_BYTES);
      this.skip = offset % BlockChecksums.BLOCK_BYTES;
      this.left = length;
      long from = offset - skip;
      long to = Math.min(objectSize, roundUp(offset + length));
      this.raw = originals.open(key.value(), from, to - from);
    }

    private static long roundUp(long position) {
      long blocks = (position + BlockChecksums.BLOCK_BYTES - 1) / BlockChecksums.BLOCK_BYTES;
      return blocks * BlockChecksums.BLOCK_BYTES;
    }

    void advance() throws IOException {
      long start = (long) nextBlock * BlockChecksums.BLOCK_BYTES;
      int size = (int) Math.min(BlockChecksums.BLOCK_BYTES, objectSize - start);
      int got = raw.readNBytes(block, 0, size);
      if (got != size || !checksums.matches(nextBlock, block, size)) {
        raw.close();
        throw new CorruptBlobException(key, "block " + nextBlock + " is damaged", null);
      }
      nextBlock++;
      position = (int) skip;
      skip = 0;
      limit = (int) Math.min(size, position + left);
    }

    @Override
    protected boolean atEnd() {
      return left == 0;
    }

    @Override
    protected int run(byte[] target, int offset, int count) throws IOException {
      if (position == limit) {
        advance();
      }
      int step = Math.min(count, limit - position);
      System.arraycopy(block, position, target, offset, step);
      position += step;
      left -= step;
      return step;
    }

    @Override
    public int available() {
      return limit - position;
    }

    @Override
    public void close() {
      try {
        raw.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
