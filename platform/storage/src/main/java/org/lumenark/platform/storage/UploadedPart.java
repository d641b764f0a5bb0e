package org.lumenark.platform.storage;

/**
 * A part that the store has taken and checked.
 *
 * @param number from 1
 * @param crc32c of the part's bytes
 */
public record UploadedPart(int number, String etag, int size, int crc32c) {

  public UploadedPart {
    if (number < 1 || number > PartSize.MAX_PARTS || size < 0) {
      throw new IllegalArgumentException("not a part: " + number);
    }
  }
}
