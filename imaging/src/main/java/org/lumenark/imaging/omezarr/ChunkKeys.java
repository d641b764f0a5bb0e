package org.lumenark.imaging.omezarr;

/**
 * Names of the chunks of an array.
 *
 * @param prefix in front of the coordinates: {@code c} in the default encoding of version 3
 * @param separator between coordinates
 */
record ChunkKeys(String prefix, String separator) {

  String key(String array, int[] chunk) {
    StringBuilder key = new StringBuilder(prefix);
    for (int coordinate : chunk) {
      if (!key.isEmpty()) {
        key.append(separator);
      }
      key.append(coordinate);
    }
    return ZarrPaths.join(array, key.toString());
  }
}
