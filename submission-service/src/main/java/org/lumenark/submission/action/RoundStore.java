package org.lumenark.submission.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.PartSize;
import org.lumenark.submission.archive.ArchiveEntry;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.upload.PartMemory;

/**
 * Stores the bytes of one round: small files share a pack, large ones have objects of their own.
 * What is not committed afterwards is collected after the grace time of what never was.
 */
final class RoundStore implements AutoCloseable {

  static final long LONGEST_PACK_BYTES = 128 << 20;
  private static final long OWN_OBJECT_BYTES = 8 << 20;
  private static final int READ_BYTES = 128 << 10;

  private final ObjectStore store;
  private final Blobs blobs;
  private final PartMemory memory;
  private final UUID draft;
  private final byte[] buffer = new byte[READ_BYTES];
  private final Set<BlobKey> objects = new HashSet<>();
  private @Nullable Pack pack;

  RoundStore(ObjectStore store, Blobs blobs, PartMemory memory, UUID draft) {
    this.store = store;
    this.blobs = blobs;
    this.memory = memory;
    this.draft = draft;
  }

  /** A pack in the making, with the room that its part takes in memory. */
  private record Pack(BlobKey key, BlobWriter writer, PartMemory.Lease room) {}

  /**
   * Reads a file to its end and stores it.
   *
   * @param beat called for each buffer
   */
  StoredFile store(String path, ArchiveEntry.Content content, Runnable beat) throws IOException {
    return content.size() >= OWN_OBJECT_BYTES
        ? alone(path, content, beat)
        : packed(path, content, beat);
  }

  /** Makes everything visible in the store; call once, before the round is committed. */
  Set<BlobKey> finish() {
    Pack open = pack;
    if (open != null) {
      open.writer().finish();
    }
    return Set.copyOf(objects);
  }

  @Override
  public void close() {
    Pack open = pack;
    pack = null;
    if (open != null) {
      open.writer().close();
      open.room().close();
    }
  }

  /** Reads a file to its end and keeps only its digests. */
  static BlobDigests.Result read(
      ArchiveEntry.Content content, OutputStream target, byte[] buffer, Runnable beat)
      throws IOException {
    BlobDigests digests = new BlobDigests();
    try (InputStream in = content.opening().open()) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        target.write(buffer, 0, got);
        digests.update(buffer, 0, got);
        beat.run();
      }
    }
    return digests.finish();
  }

  private StoredFile packed(String path, ArchiveEntry.Content content, Runnable beat)
      throws IOException {
    Pack open = pack;
    if (open == null) {
      BlobKey key = blobs.begin(Blobs.Kind.PACK, draft);
      PartMemory.Lease room = memory.take(PartSize.forLength(LONGEST_PACK_BYTES));
      open = new Pack(key, new BlobWriter(store, key, LONGEST_PACK_BYTES), room);
      pack = open;
      objects.add(key);
    }
    long start = open.writer().length();
    return file(path, open.key(), start, read(content, open.writer(), buffer, beat));
  }

  private StoredFile alone(String path, ArchiveEntry.Content content, Runnable beat)
      throws IOException {
    BlobKey key = blobs.begin(Blobs.Kind.FILE, draft);
    try (PartMemory.Lease room = memory.take(PartSize.forLength(content.size()));
        BlobWriter writer = new BlobWriter(store, key, content.size())) {
      BlobDigests.Result digests = read(content, writer, buffer, beat);
      writer.finish();
      objects.add(key);
      return file(path, key, 0, digests);
    }
  }

  private static StoredFile file(
      String path, BlobKey key, long offset, BlobDigests.Result digests) {
    BlobRange range = new BlobRange(key, offset, digests.length());
    return new StoredFile(path, digests.sha256(), digests.crc32(), range);
  }
}
