package org.lumenark.imaging.zarr;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/**
 * The bytes of one object, in parts that follow each other without gap, so that a shard is never
 * copied together. The parts are not changed after they were handed over; the content can be read
 * any number of times (a put may be tried again).
 */
public record ObjectContent(List<byte[]> parts) {

  public ObjectContent {
    parts = List.copyOf(parts);
  }

  public static ObjectContent of(byte[] bytes) {
    return new ObjectContent(List.of(bytes));
  }

  /** Length in bytes of all parts together. */
  public long size() {
    long size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    return size;
  }

  /** A new stream over all bytes from the start. */
  public InputStream stream() {
    return new SequenceInputStream(
        Collections.enumeration(parts.stream().map(ByteArrayInputStream::new).toList()));
  }
}
