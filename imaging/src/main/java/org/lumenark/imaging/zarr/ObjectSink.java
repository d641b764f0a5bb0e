package org.lumenark.imaging.zarr;

import java.io.IOException;

/**
 * Where the objects of one container are put: a folder, or a prefix in an object store. Keys are
 * relative, with {@code /}. Safe for use by several threads; puts of different keys may overlap.
 */
public interface ObjectSink extends ObjectSource {

  /**
   * Puts one whole object. When this returns it is stored and can be opened; when it throws,
   * nothing is promised about the key. Each key is put once: objects are immutable. Only regions
   * that are converted again put the same bytes at the same key again, for which the sink has to
   * replace objects as a whole. The adapter tries again where that helps; the caller does not.
   *
   * @throws IOException if the object could not be stored
   */
  void put(String key, ObjectContent content) throws IOException;
}
