package org.lumenark.submission.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Inflater;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.storage.ObjectStore;

/** Entries of a zip archive in the order of its directory, which is the only truth about them. */
final class ZipContents implements ArchiveEntries {

  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_FIXED_BYTES = 30;

  private final StoredStream names;
  private final StoredStream data;
  private final ZipDirectory directory;

  ZipContents(ObjectStore store, BlobRange archive, ArchiveLimits limits) throws IOException {
    this.names = new StoredStream(store, archive);
    this.data = new StoredStream(store, archive);
    this.directory = ZipDirectory.find(names);
    ZipSurvey.check(names, directory, limits);
    names.seek(directory.start());
  }

  @Override
  public Optional<ArchiveEntry> next() throws IOException {
    while (names.position() < directory.end()) {
      ZipRecord entry = ZipRecord.read(names);
      if (!entry.isFolder()) {
        return Optional.of(entry(entry));
      }
    }
    return Optional.empty();
  }

  private ArchiveEntry entry(ZipRecord entry) {
    if (!entry.isPlain()) {
      return ArchiveEntry.Refused.kind(entry.name(), entry.size());
    }
    if (entry.isEncrypted()) {
      return new ArchiveEntry.Refused(
          entry.name(),
          entry.size(),
          "entry.encrypted",
          "The entry is encrypted.",
          "Make the archive again without a password.");
    }
    if (entry.method() != ZipRecord.STORED && entry.method() != ZipRecord.DEFLATED) {
      return new ArchiveEntry.Refused(
          entry.name(),
          entry.size(),
          "entry.method",
          "The entry is compressed by method " + entry.method() + ", which is not read here.",
          "Make the archive again with deflate or without compression.");
    }
    return new ArchiveEntry.Content(entry.name(), entry.size(), () -> open(entry));
  }

  private InputStream open(ZipRecord entry) throws IOException {
    data.seek(entry.start());
    ByteBuffer local =
        ByteBuffer.wrap(data.exactly(LOCAL_FIXED_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] name = data.exactly(Short.toUnsignedInt(local.getShort(26)));
    if (local.getInt(0) != LOCAL_SIGNATURE
        || Short.toUnsignedInt(local.getShort(8)) != entry.method()
        || !Arrays.equals(name, entry.rawName())) {
      throw new EntryException("The entry is another one than the archive's directory says.");
    }
    long start = data.position() + Short.toUnsignedInt(local.getShort(28));
    if (start > directory.start() - entry.compressed()) {
      throw new EntryException("The entry's bytes do not lie in the archive.");
    }
    data.seek(start);
    InputStream raw = new Slice(data, entry.compressed());
    if (entry.method() == ZipRecord.DEFLATED) {
      return new CheckedEntry(new DeflatedEntry(raw, new Inflater(true)), entry);
    }
    return new CheckedEntry(raw, entry);
  }

  @Override
  public void close() {
    // Nothing is held open between two chunks.
  }
}
