package org.lumenark.gateway.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lumenark.imaging.render.StoredImage;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;

/**
 * Metadata of images that were drawn last. It is remembered, because what lies under the prefix of
 * a conversion is never changed; who may see it is asked each time.
 */
@ApplicationScoped
class StoredImages {

  private static final int MOST = 500;

  private final ObjectStore derived;
  private final ObjectSizes sizes;
  private final Map<String, StoredImage> images =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredImage> eldest) {
          return size() > MOST;
        }
      };

  StoredImages(@Derived ObjectStore derived, ObjectSizes sizes) {
    this.derived = derived;
    this.sizes = sizes;
  }

  DerivedContainer container(String prefix) {
    return new DerivedContainer(derived, sizes, prefix);
  }

  /**
   * @param group of the image, empty for the root
   */
  StoredImage image(DerivedContainer container, String group) throws IOException {
    String key = container.prefix() + group;
    synchronized (images) {
      StoredImage known = images.get(key);
      if (known != null) {
        return known;
      }
    }
    StoredImage image = StoredImage.read(container, group);
    synchronized (images) {
      images.put(key, image);
    }
    return image;
  }
}
