package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;

/** Counts the bytes that readers take from a file set. */
final class CountingFileSet implements FileSet {

  private final FileSet files;
  private final LongAdder bytes = new LongAdder();

  CountingFileSet(FileSet files) {
    this.files = files;
  }

  long bytesRead() {
    return bytes.sum();
  }

  @Override
  public Stream<String> paths() throws IOException {
    return files.paths();
  }

  @Override
  public Stream<String> pathsBelow(String folder) throws IOException {
    return files.pathsBelow(folder);
  }

  @Override
  public Stream<String> given() throws IOException {
    return files.given();
  }

  @Override
  public Optional<ByteSource> open(String path) throws IOException {
    return files.open(path).map(source -> new CountingByteSource(source, bytes));
  }

  private record CountingByteSource(ByteSource source, LongAdder bytes) implements ByteSource {

    @Override
    public long size() {
      return source.size();
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      source.read(position, target, offset, length);
      bytes.add(length);
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
