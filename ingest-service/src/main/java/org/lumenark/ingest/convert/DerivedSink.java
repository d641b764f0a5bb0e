package org.lumenark.ingest.convert;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.zarr.ObjectContent;
import org.lumenark.imaging.zarr.ObjectSink;
import org.lumenark.platform.storage.MultipartUpload;
import org.lumenark.platform.storage.ObjectStat;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.platform.storage.UploadedPart;

/**
 * One container in the bucket {@code derived}. A large object goes up in parts, so that its bytes
 * are never in memory twice.
 */
final class DerivedSink implements ObjectSink {

  private static final int LARGEST_PUT = 16 << 20;
  private static final int PART_BYTES = 8 << 20;

  private final ObjectStore derived;
  private final String prefix;

  /**
   * @param prefix of every key, ending in {@code /}
   */
  DerivedSink(ObjectStore derived, String prefix) {
    this.derived = derived;
    this.prefix = prefix;
  }

  @Override
  public void put(String key, ObjectContent content) throws IOException {
    try {
      if (content.size() <= LARGEST_PUT) {
        String type = key.endsWith(".json") ? "application/json" : "application/octet-stream";
        derived.put(prefix + key, content.stream().readAllBytes(), type);
      } else {
        putParts(prefix + key, content);
      }
    } catch (StoreException failure) {
      throw new IOException("store", failure);
    }
  }

  @Override
  public Optional<ByteSource> open(String key) throws IOException {
    try {
      Optional<ObjectStat> stat = derived.stat(prefix + key);
      return stat.map(found -> new StoredObject(derived, prefix + key, found.size()));
    } catch (StoreException failure) {
      throw new IOException("store", failure);
    }
  }

  private void putParts(String key, ObjectContent content) throws IOException {
    MultipartUpload upload = derived.beginMultipart(key);
    try (InputStream in = content.stream()) {
      List<UploadedPart> parts = new ArrayList<>();
      byte[] part = new byte[PART_BYTES];
      int length = in.readNBytes(part, 0, part.length);
      while (length > 0) {
        parts.add(derived.uploadPart(upload, parts.size() + 1, part, length));
        length = in.readNBytes(part, 0, part.length);
      }
      derived.completeMultipart(upload, parts);
    } catch (IOException | StoreException failure) {
      abort(upload, failure);
      throw failure;
    }
  }

  private void abort(MultipartUpload upload, Exception failure) {
    try {
      derived.abortMultipart(upload);
    } catch (StoreException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private record StoredObject(ObjectStore derived, String key, long size) implements ByteSource {

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      if (position < 0 || length > size - position) {
        throw new EOFException(length + " bytes at " + position + " of " + size);
      }
      try (InputStream in = derived.open(key, position, length)) {
        if (in.readNBytes(target, offset, length) != length) {
          throw new EOFException("the object ended early");
        }
      } catch (StoreException failure) {
        throw new IOException("store", failure);
      } catch (IOException broken) {
        throw new IOException("store", new StoreException.Unavailable(key, broken));
      }
    }

    @Override
    public void close() {}
  }
}
