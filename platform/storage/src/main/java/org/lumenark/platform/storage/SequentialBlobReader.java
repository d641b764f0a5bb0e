package org.lumenark.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;

/**
 * Reads many files one after the other, each checked as {@link VerifiedBlobReader} does it. Small
 * files that were sent together lie side by side in one object: when one of them follows the one
 * that was read before, what comes behind it is fetched with it, in place of a request to the store
 * for each. Not thread-safe.
 */
public final class SequentialBlobReader {

  /** Fetched at once. */
  private static final int WINDOW_BYTES = 4 << 20;

  /** Larger files are worth a request of their own. */
  private static final int SMALL_BYTES = 1 << 20;

  /** Files are neighbours with no more than this between them. */
  private static final int GAP_BYTES = 64 << 10;

  /** Most bytes that one reader holds. */
  public static final int HELD_BYTES = WINDOW_BYTES + BlockChecksums.BLOCK_BYTES;

  private final ObjectStore originals;
  private final VerifiedBlobReader verified;
  private @Nullable BlobKey last;
  private long lastEnd;
  private @Nullable BlobKey windowOf;
  private long windowAt;
  private byte[] window = {};

  SequentialBlobReader(ObjectStore originals, VerifiedBlobReader verified) {
    this.originals = originals;
    this.verified = verified;
  }

  /**
   * As {@link VerifiedBlobReader#open}. A stream that was opened before is of no use any more.
   *
   * @throws CorruptBlobException if the stored bytes are damaged, gone or too few
   */
  public InputStream open(BlobRange file, long offset, long length, String crc32, String sha256)
      throws IOException {
    boolean follows = follows(file);
    last = file.object();
    lastEnd = file.offset() + file.length();
    if (file.length() > SMALL_BYTES || !(isInWindow(file) || (follows && fetch(file)))) {
      return verified.open(file, offset, length, crc32, sha256);
    }
    Objects.checkFromIndexSize(offset, length, file.length());
    int begin = (int) (file.offset() - windowAt);
    verified.check(file, window, begin, crc32, sha256);
    return new ByteArrayInputStream(window, begin + (int) offset, (int) length);
  }

  private boolean follows(BlobRange file) {
    return file.object().equals(last)
        && file.offset() >= lastEnd
        && file.offset() - lastEnd <= GAP_BYTES;
  }

  private boolean isInWindow(BlobRange file) {
    return file.object().equals(windowOf)
        && file.offset() >= windowAt
        && file.offset() + file.length() <= windowAt + window.length;
  }

  /** Whether the file was there; if not, the usual way says what is wrong. */
  private boolean fetch(BlobRange file) throws IOException {
    String key = file.object().value();
    long size = originals.stat(key).map(ObjectStat::size).orElse(0L);
    if (file.offset() + file.length() > size) {
      return false;
    }
    int wanted = (int) Math.min(WINDOW_BYTES, size - file.offset());
    windowOf = null;
    try (InputStream in = originals.open(key, file.offset(), wanted)) {
      window = in.readNBytes(wanted);
    } catch (EOFException | StoreException.Missing | StoreException.Refused changed) {
      return false;
    }
    windowOf = file.object();
    windowAt = file.offset();
    return isInWindow(file);
  }
}
