package org.lumenark.metadata.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.lumenark.contracts.manifest.ManifestRoot.Segment;
import org.lumenark.platform.storage.ObjectStore;

/** Lines of one object of a manifest; its digest is compared when the last line was read. */
final class SegmentLines implements AutoCloseable {

  private final Segment segment;
  private final DigestInputStream object;
  private final ObjectLines lines;
  private int count;

  SegmentLines(ObjectStore originals, Segment segment, int longest) throws IOException {
    this.segment = segment;
    InputStream stored = StoredObjects.open(originals, segment.object().value());
    this.object = new DigestInputStream(stored, sha256());
    this.lines = new ObjectLines(object, longest);
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
