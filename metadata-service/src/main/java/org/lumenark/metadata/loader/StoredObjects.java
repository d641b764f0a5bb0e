package org.lumenark.metadata.loader;

import java.io.InputStream;
import org.lumenark.platform.storage.ObjectStat;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;

/** Opens whole objects. */
final class StoredObjects {

  private StoredObjects() {}

  /**
   * @throws StoreException.Missing if there is no such object
   */
  static InputStream open(ObjectStore store, String key) {
    ObjectStat stat = store.stat(key).orElseThrow(() -> new StoreException.Missing(key, null));
    return store.open(key, 0, stat.size());
  }
}
