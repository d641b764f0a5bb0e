package org.lumenark.platform.storage;

/**
 * A whole object that is in the store.
 *
 * @param length in bytes, at least 1
 */
public record StoredObject(String key, long length) {

  public StoredObject {
    if (length < 1) {
      throw new IllegalArgumentException("an object without bytes: " + key);
    }
  }
}
