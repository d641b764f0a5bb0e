package org.lumenark.gateway.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the application.
 *
 * @param zipped the same with gzip, where that is smaller
 */
record PageFile(String mediaType, byte[] plain, Optional<byte[]> zipped) {

  static PageFile of(String mediaType, byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    boolean smaller = out.size() < plain.length;
    return new PageFile(
        mediaType, plain, smaller ? Optional.of(out.toByteArray()) : Optional.empty());
  }
}
