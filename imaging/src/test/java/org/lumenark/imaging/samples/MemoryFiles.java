package org.lumenark.imaging.samples;

import java.io.EOFException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.PathOrder;

/** Files that a test holds in memory. */
public final class MemoryFiles implements FileSet {

  private final Map<String, byte[]> files = new TreeMap<>(PathOrder.BY_UTF8);

  public MemoryFiles with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  @Override
  public Stream<String> paths() {
    return files.keySet().stream();
  }

  @Override
  public Optional<ByteSource> open(String path) {
    return Optional.ofNullable(files.get(path)).map(MemoryFiles::source);
  }

  public static ByteSource source(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(long position, byte[] target, int offset, int length) throws EOFException {
        if (position < 0 || position > bytes.length - length) {
          throw new EOFException(length + " bytes at " + position + " of " + bytes.length);
        }
        System.arraycopy(bytes, (int) position, target, offset, length);
      }

      @Override
      public void close() {}
    };
  }
}
