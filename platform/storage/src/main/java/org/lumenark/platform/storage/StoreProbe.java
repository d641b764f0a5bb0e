package org.lumenark.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lumenark.contracts.id.TimeOrderedId;

/**
 * Tries a bucket with small objects under {@code .probe/}: what the archive relies on is tried, not
 * believed. Leaves nothing behind, except when its process is killed: see {@link ProbeRemains}.
 */
public final class StoreProbe {

  private static final byte[] FIRST = "first".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SECOND = "second".getBytes(StandardCharsets.US_ASCII);
  private static final String TYPE = BlobWriter.CONTENT_TYPE;

  private final ObjectStore store;
  private final String key = ProbeRemains.PREFIX + TimeOrderedId.next();
  private final List<ProbeReport.Check> checks = new ArrayList<>();

  public StoreProbe(ObjectStore store) {
    this.store = store;
  }

  /**
   * @throws StoreException.Unavailable if the store cannot be reached, which says nothing about it
   */
  public ProbeReport run() {
    try {
      check("conditional-write", this::conditionalWrite);
      check("range", this::range);
      check("absence", () -> store.stat(key + ".absent").isEmpty());
      check("multipart", this::multipart);
      check("part-checksum", this::partChecksum);
      check("delete", this::deletes);
      return new ProbeReport(checks);
    } finally {
      store.delete(key);
    }
  }

  private boolean conditionalWrite() {
    boolean wrote = store.putIfAbsent(key, FIRST, TYPE);
    boolean wroteAgain = store.putIfAbsent(key, SECOND, TYPE);
    return wrote && !wroteAgain && Arrays.equals(store.read(key, 100), FIRST);
  }

  private boolean range() throws IOException {
    try (InputStream in = store.open(key, 1, 3)) {
      return Arrays.equals(in.readAllBytes(), "irs".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private boolean multipart() {
    MultipartUpload upload = store.beginMultipart(key);
    UploadedPart replaced = store.uploadPart(upload, 1, FIRST, FIRST.length);
    UploadedPart part = store.uploadPart(upload, 1, SECOND, SECOND.length);
    boolean hidden = Arrays.equals(store.read(key, 100), FIRST);
    store.completeMultipart(upload, List.of(part));
    return hidden
        && !replaced.etag().equals(part.etag())
        && Arrays.equals(store.read(key, 100), SECOND);
  }

  /** A part whose bytes are not those of its checksum must not be taken. */
  private boolean partChecksum() {
    return !(store instanceof S3ObjectStore s3) || s3.refusesWrongChecksum(key);
  }

  private boolean deletes() {
    store.delete(key);
    Optional<ObjectStat> gone = store.stat(key);
    store.delete(key);
    return gone.isEmpty();
  }

  private void check(String name, Callable<Boolean> trial) {
    try {
      boolean passed = trial.call();
      checks.add(new ProbeReport.Check(name, true, passed, passed ? "" : "not as S3 promises"));
    } catch (StoreException.Unavailable unavailable) {
      throw unavailable;
    } catch (Exception failure) {
      String detail = String.valueOf(failure.getMessage());
      checks.add(new ProbeReport.Check(name, true, false, detail));
    }
  }
}
