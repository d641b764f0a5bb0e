package org.lumenark.imaging.samples;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.lumenark.imaging.source.ArrayByteSource;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.zarr.ObjectContent;
import org.lumenark.imaging.zarr.ObjectSink;

/** Objects in memory. One that is put again has to have the same bytes. */
public final class MemorySink implements ObjectSink {

  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

  /** All that was put, in the order of keys. */
  public Map<String, byte[]> objects() {
    return objects;
  }

  @Override
  public void put(String key, ObjectContent content) throws IOException {
    byte[] bytes = content.stream().readAllBytes();
    byte[] before = objects.put(key, bytes);
    if (before != null && !Arrays.equals(before, bytes)) {
      throw new IllegalStateException(key + " was put again with other bytes");
    }
  }

  @Override
  public Optional<ByteSource> open(String key) {
    return Optional.ofNullable(objects.get(key)).map(ArrayByteSource::new);
  }
}
