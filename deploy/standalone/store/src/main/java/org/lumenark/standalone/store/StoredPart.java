package org.lumenark.standalone.store;

import java.util.Optional;

/**
 * A part that is whole.
 *
 * @param number from 1 to 10,000
 * @param length bytes
 * @param etag 32 hex digits
 * @param crc32c as S3 writes it, if the client gave it
 * @param apart the file that holds it; empty if it is in its place
 */
record StoredPart(
    int number, long length, String etag, Optional<String> crc32c, Optional<String> apart) {

  boolean isInPlace() {
    return apart.isEmpty();
  }

  StoredPart inPlace() {
    return new StoredPart(number, length, etag, crc32c, Optional.empty());
  }
}
