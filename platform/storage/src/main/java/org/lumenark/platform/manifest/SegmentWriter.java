package org.lumenark.platform.manifest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.ObjectStore;

/** One gzip object of lines. */
final class SegmentWriter implements AutoCloseable {

  /** More than 50,000 lines of a path of 1,000 bytes can take. */
  static final long LONGEST_OF_PATHS = 256L << 20;

  /** More than the attributes of all files of a study may have. */
  static final long LONGEST_OF_ATTRIBUTES = 32L << 30;

  private static final int BUFFER_BYTES = 16 << 10;

  private final BlobKey key;
  private final BlobWriter blob;
  private final GZIPOutputStream compressed;
  private final OutputStream lines;
  private int count;

  SegmentWriter(ObjectStore originals, BlobKey key, long longest) throws IOException {
    this.key = key;
    this.blob = new BlobWriter(originals, key, longest);
    this.compressed = new GZIPOutputStream(blob, BUFFER_BYTES);
    this.lines = new BufferedOutputStream(compressed, BUFFER_BYTES);
  }

  void add(byte[] line) throws IOException {
    lines.write(line);
    lines.write('\n');
    count++;
  }

  int count() {
    return count;
  }

  ManifestRoot.Segment finish() throws IOException {
    lines.flush();
    compressed.finish();
    return new ManifestRoot.Segment(key, count, blob.finish().digests().sha256());
  }

  @Override
  public void close() {
    blob.close();
  }
}
