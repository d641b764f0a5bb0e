package org.lumenark.metadata.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.ManifestRoot.Segment;
import org.lumenark.platform.storage.ObjectStore;

/**
 * Entries of one segment and its twin of places, one at a time. The digests of both objects are
 * compared when the last entry was read.
 */
final class ManifestLines implements AutoCloseable {

  private static final int LONGEST_LINE = 8 << 10;

  private final Source lines;
  private final Source places;

  ManifestLines(ObjectStore originals, Segment lines, Segment places) throws IOException {
    this.lines = new Source(originals, lines);
    this.places = new Source(originals, places);
  }

  /** The next entry, or empty at the end of the segment. */
  Optional<ManifestEntry> next() throws IOException, RefusedObject {
    Optional<String> line = lines.next();
    Optional<String> place = places.next();
    if (line.isEmpty() && place.isEmpty()) {
      return Optional.empty();
    }
    if (line.isEmpty() || place.isEmpty()) {
      throw new RefusedObject("a segment and its places differ in length");
    }
    return Optional.of(entry(line.get().split("\0", -1), place.get().split("\0", -1)));
  }

  private static ManifestEntry entry(String[] line, String[] place) throws RefusedObject {
    if (line.length != 3 || place.length != 4) {
      throw new RefusedObject("a line of the manifest has another form");
    }
    try {
      return new ManifestEntry(
          line[0],
          Long.parseLong(line[1]),
          line[2],
          place[3],
          new BlobRange(new BlobKey(place[0]), Long.parseLong(place[1]), Long.parseLong(place[2])));
    } catch (IllegalArgumentException noEntry) {
      throw new RefusedObject("a line of the manifest has bad values", noEntry);
    }
  }

  @Override
  public void close() throws IOException {
    try (lines;
        places) {
      return;
    }
  }

  /** One of the two objects. */
  private static final class Source implements AutoCloseable {

    private final Segment segment;
    private final DigestInputStream object;
    private final ObjectLines lines;
    private int count;

    Source(ObjectStore originals, Segment segment) throws IOException {
      this.segment = segment;
      InputStream stored = StoredObjects.open(originals, segment.object().value());
      this.object = new DigestInputStream(stored, sha256());
      this.lines = new ObjectLines(object, LONGEST_LINE);
    }

    Optional<String> next() throws IOException, RefusedObject {
      Optional<String> line = lines.next();
      if (line.isPresent()) {
        count++;
      } else {
        checkWhole();
      }
      return line;
    }

    private void checkWhole() throws IOException, RefusedObject {
      object.transferTo(OutputStream.nullOutputStream());
      String found = HexFormat.of().formatHex(object.getMessageDigest().digest());
      if (count != segment.lines() || !found.equals(segment.sha256())) {
        throw new RefusedObject("segment " + segment.object() + " is not as its root says");
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java platform has SHA-256", impossible);
      }
    }
  }
}
