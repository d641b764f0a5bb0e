package org.lumenark.client.check;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PathOrder;

/**
 * The files of a folder that would be in the archive, and no others: what is only linked to, or
 * cannot be stored, is not there for the images either.
 *
 * @param sorted paths in path order
 */
record PlannedFiles(LocalFileSet folder, List<String> sorted) implements FileSet {

  @Override
  public Stream<String> paths() {
    return sorted.stream();
  }

  @Override
  public Stream<String> pathsBelow(String below) {
    if (below.isEmpty()) {
      return paths();
    }
    String start = below + "/";
    int first = Collections.binarySearch(sorted, start, PathOrder.BY_UTF8);
    int from = first < 0 ? -first - 1 : first;
    return sorted.subList(from, sorted.size()).stream().takeWhile(path -> path.startsWith(start));
  }

  @Override
  public Optional<ByteSource> open(String path) throws IOException {
    return has(path) ? folder.open(path) : Optional.empty();
  }

  boolean hasBelow(String path) {
    try (Stream<String> below = pathsBelow(path)) {
      return below.findFirst().isPresent();
    }
  }

  boolean has(String path) {
    return Collections.binarySearch(sorted, path, PathOrder.BY_UTF8) >= 0;
  }
}
