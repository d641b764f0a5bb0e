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
  private int openNow;
  private int mostOpen;
  private long bytesRead;

  public MemoryFiles with(String path, byte[] content) {
    FuzzSeeds.keep(path, content);
    files.put(path, content);
    return this;
  }

  @Override
  public Stream<String> paths() {
    return files.keySet().stream();
  }

  @Override
  public Optional<ByteSource> open(String path) {
    return Optional.ofNullable(files.get(path)).map(MemoryFiles::source).map(this::counted);
  }

  /** Files that were opened and not closed. */
  public int openNow() {
    return openNow;
  }

  /** The most that were open at the same time. */
  public int mostOpen() {
    return mostOpen;
  }

  /** Bytes that were read of all files. */
  public long bytesRead() {
    return bytesRead;
  }

  private ByteSource counted(ByteSource source) {
    openNow++;
    mostOpen = Math.max(mostOpen, openNow);
    return new ByteSource() {
      private boolean closed;

      @Override
      public long size() {
        return source.size();
      }

      @Override
      public void read(long position, byte[] target, int offset, int length)
          throws java.io.IOException {
        source.read(position, target, offset, length);
        bytesRead += length;
      }

      @Override
      public void close() {
        openNow -= closed ? 0 : 1;
        closed = true;
      }
    };
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
