package org.lumenark.imaging.czi;

import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;

/** A file that has no others beside it. */
record OnlyFile(String path, ByteSource content) implements FileSet {

  @Override
  public Stream<String> paths() {
    return Stream.of(path);
  }

  @Override
  public Optional<ByteSource> open(String wanted) {
    return wanted.equals(path) ? Optional.of(content) : Optional.empty();
  }
}
