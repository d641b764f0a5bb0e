package org.lumenark.platform.storage;

import io.minio.ByteBuffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * Bytes that the client sends from where they are, a little at a time. An array it would first copy
 * as a whole into small pieces, which are garbage for every part of every upload.
 */
final class PartContent extends ByteBuffer {

  private final byte[] content;
  private final int length;

  PartContent(byte[] content, int length) {
    super(length);
    this.content = content;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  /** From the beginning each time: a request that failed is sent again. */
  @Override
  public InputStream inputStream() {
    return new ByteArrayInputStream(content, 0, length);
  }
}
