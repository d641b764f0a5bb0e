package org.lumenark.platform.manifest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.ObjectStat;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;

/** Lines of one gzip object; its digest is compared at the end. */
final class SegmentReader implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final ManifestRoot.Segment segment;
  private final DigestInputStream raw;
  private final BufferedReader lines;

  SegmentReader(ObjectStore originals, ManifestRoot.Segment segment) throws IOException {
    this.segment = segment;
    String key = segment.object().value();
    ObjectStat stat = originals.stat(key).orElseThrow(() -> new StoreException.Missing(key, null));
    InputStream in = originals.open(key, 0, stat.size());
    this.raw = new DigestInputStream(in, sha256());
    this.lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(raw, BUFFER_BYTES), StandardCharsets.UTF_8),
            BUFFER_BYTES);
  }

  String next() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new CorruptBlobException(segment.object(), "the segment has too few lines", null);
    }
    return line;
  }

  /** Reads what is left and compares the digest. */
  void finish() throws IOException {
    if (lines.readLine() != null) {
      throw new CorruptBlobException(segment.object(), "the segment has too many lines", null);
    }
    raw.transferTo(OutputStream.nullOutputStream());
    String sha256 = HexFormat.of().formatHex(raw.getMessageDigest().digest());
    if (!sha256.equals(segment.sha256())) {
      throw new CorruptBlobException(segment.object(), "SHA-256 differs", null);
    }
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
