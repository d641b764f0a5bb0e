package org.lumenark.gateway.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.manifest.ArchiveLayout;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.platform.storage.SequentialBlobReader;

/**
 * The parts of an archive in their order, from the beginning of the segment in which a position
 * lies. Reads the listing as it goes and holds one file of it.
 */
final class Parts implements AutoCloseable {

  private final Archive archive;
  private final Listing files;
  private final SequentialBlobReader bytes;
  private final Queue<Part> ready = new ArrayDeque<>();
  private boolean listing;
  private int segment;
  private Listing.@Nullable Entries entries;

  /** Where the next part begins. */
  private long at;

  /** Where the file begins whose line in the central directory is the next. */
  private long headerAt;

  Parts(Archive archive, Listing files, SequentialBlobReader bytes, long position) {
    this.archive = archive;
    this.files = files;
    this.bytes = bytes;
    if (position >= archive.listingAt()) {
      beginListing();
    }
    while (segment < archive.segments().size() && at + bytes(segment) <= position) {
      pass(archive.segments().get(segment));
    }
  }

  /** The next part; behind the end of the archive there is none to be asked for. */
  Part next() throws IOException {
    while (ready.isEmpty()) {
      if (segment < archive.segments().size()) {
        readOn();
      } else if (listing) {
        long begin = archive.listingAt();
        long length = archive.listingBytes();
        return Part.record(
            at, ArchiveLayout.END_BYTES, () -> ZipRecords.end(archive.files(), begin, length));
      } else {
        beginListing();
      }
    }
    return ready.remove();
  }

  private void readOn() throws IOException {
    Listing.Entries open = entries == null ? files.open(segment) : entries;
    entries = open;
    Optional<Listing.Entry> entry = open.next();
    if (entry.isEmpty()) {
      endSegment(open);
    } else if (listing) {
      addLine(entry.get());
    } else {
      addFile(entry.get());
    }
  }

  private void addFile(Listing.Entry listed) {
    byte[] name = listed.name().getBytes(StandardCharsets.UTF_8);
    ManifestEntry entry = listed.file();
    add(
        ArchiveLayout.LOCAL_BYTES + (long) name.length,
        () -> ZipRecords.local(name, entry.size(), crc32(entry)));
    if (entry.size() > 0) {
      ready.add(
          new Part(
              at,
              entry.size(),
              (offset, length) ->
                  bytes.open(entry.blob(), offset, length, entry.crc32(), entry.sha256())));
      at += entry.size();
    }
  }

  private void addLine(Listing.Entry listed) {
    byte[] name = listed.name().getBytes(StandardCharsets.UTF_8);
    ManifestEntry entry = listed.file();
    long header = headerAt;
    headerAt += ArchiveLayout.entryBytes(name, entry.size());
    add(
        ArchiveLayout.listedBytes(name),
        () -> ZipRecords.listed(name, entry.size(), crc32(entry), header));
  }

  private void add(long length, Supplier<byte[]> bytes) {
    ready.add(Part.record(at, length, bytes));
    at += length;
  }

  private void endSegment(Listing.Entries open) throws IOException {
    open.close();
    entries = null;
    long expected = 0;
    for (int number = 0; number <= segment; number++) {
      expected += bytes(number);
    }
    segment++;
    if (at != expected + (listing ? archive.listingAt() : 0)) {
      throw new IOException("segment " + segment + " takes other bytes than the catalogue says");
    }
  }

  private void beginListing() {
    listing = true;
    segment = 0;
    at = archive.listingAt();
    headerAt = 0;
  }

  private void pass(Archive.Segment passed) {
    at += bytes(segment);
    headerAt += passed.entries();
    segment++;
  }

  private long bytes(int number) {
    Archive.Segment counted = archive.segments().get(number);
    return listing ? counted.listed() : counted.entries();
  }

  private static int crc32(ManifestEntry entry) {
    return HexFormat.fromHexDigits(entry.crc32());
  }

  @Override
  public void close() throws IOException {
    if (entries != null) {
      entries.close();
    }
  }
}
