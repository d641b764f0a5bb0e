package org.lumenark.imaging.czi;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;

/** A range of a file as a file of its own. Closing it leaves the whole open. */
record PartOfFile(ByteSource whole, long start, long size) implements ByteSource {

  @Override
  public void read(long position, byte[] target, int offset, int length) throws IOException {
    if (position < 0 || length > size - position) {
      throw new EOFException(length + " bytes at " + position + " of " + size);
    }
    whole.read(start + position, target, offset, length);
  }

  @Override
  public void close() {}

  /** This part as the only file there is. */
  FileSet alone(String path) {
    return new FileSet() {
      @Override
      public Stream<String> paths() {
        return Stream.of(path);
      }

      @Override
      public Optional<ByteSource> open(String wanted) {
        return wanted.equals(path) ? Optional.of(PartOfFile.this) : Optional.empty();
      }
    };
  }
}
