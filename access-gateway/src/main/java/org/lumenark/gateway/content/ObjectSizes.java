package org.lumenark.gateway.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;

/**
 * Sizes of derived objects. They are remembered, because objects under a conversion id are never
 * changed; that one is absent is not, because it may still come.
 */
@ApplicationScoped
class ObjectSizes {

  private static final int MOST = 50_000;

  private final ObjectStore derived;
  private final Map<String, Long> sizes =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  ObjectSizes(@Derived ObjectStore derived) {
    this.derived = derived;
  }

  /** Empty if there is no such object. */
  OptionalLong of(String key) {
    synchronized (sizes) {
      Long known = sizes.get(key);
      if (known != null) {
        return OptionalLong.of(known);
      }
    }
    return derived
        .stat(key)
        .map(stat -> {
          synchronized (sizes) {
            sizes.put(key, stat.size());
          }
          return OptionalLong.of(stat.size());
        })
        .orElseGet(OptionalLong::empty);
  }

  void forget(String key) {
    synchronized (sizes) {
      sizes.remove(key);
    }
  }
}
