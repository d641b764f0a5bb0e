package org.lumenark.ingest.blob;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.storage.ObjectStat;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;

/**
 * Ranges of deposited objects. Tells a blob that is damaged ({@link BlobDamagedException}) from a
 * store that is away (any other {@code IOException}, with a {@link StoreException} as its cause).
 */
@ApplicationScoped
public class Originals {

  private final ObjectStore store;

  Originals(@org.lumenark.platform.storage.Originals ObjectStore store) {
    this.store = store;
  }

  /** Reads a stream of one range; the reader may leave the rest unread. */
  @FunctionalInterface
  public interface RangeReader {
    void read(InputStream in) throws IOException;
  }

  public void read(BlobKey key, long offset, long length, RangeReader reader) throws IOException {
    try (InputStream in = store.open(key.value(), offset, length)) {
      reader.read(in);
    } catch (BlobDamagedException damaged) {
      throw damaged;
    } catch (IOException | StoreException failure) {
      throw explain(key, offset + length, failure);
    }
  }

  public byte[] read(BlobKey key, long offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    read(key, offset, length, in -> requireAll(in, bytes));
    return bytes;
  }

  /** Size of the whole object. */
  public long size(BlobKey key) throws IOException {
    try {
      return store.stat(key.value()).orElseThrow(BlobDamagedException::missing).size();
    } catch (StoreException failure) {
      throw new IOException("store", failure);
    }
  }

  private static void requireAll(InputStream in, byte[] target) throws IOException {
    if (in.readNBytes(target, 0, target.length) != target.length) {
      throw BlobDamagedException.truncated();
    }
  }

  /** An interrupted answer and a short object look alike: the store is asked which it was. */
  private IOException explain(BlobKey key, long end, Exception failure) {
    try {
      Optional<ObjectStat> stat = store.stat(key.value());
      if (stat.isEmpty()) {
        return BlobDamagedException.missing();
      }
      if (stat.get().size() < end) {
        return BlobDamagedException.truncated();
      }
    } catch (StoreException away) {
      away.addSuppressed(failure);
      return new IOException("store", away);
    }
    return new IOException("store", new StoreException.Unavailable(key.value(), failure));
  }
}
