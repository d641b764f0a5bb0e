package org.lumenark.imaging.source;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files under one root, named by relative paths with {@code /}; what a multi-file image may refer
 * to.
 */
public interface FileSet {

  /** All paths, in the order of their UTF-8 bytes. The caller closes the stream. */
  Stream<String> paths() throws IOException;

  /**
   * The paths in a folder and below it, in the same order; all of them for the empty path. The
   * caller closes the stream.
   */
  default Stream<String> pathsBelow(String folder) throws IOException {
    String start = folder.isEmpty() ? "" : folder + "/";
    return paths().filter(path -> path.startsWith(start));
  }

  /**
   * The paths that were given to look for images, which may be fewer than are there: a single file
   * may refer to others beside it, but others that it does not know of were not meant. The caller
   * closes the stream.
   */
  default Stream<String> given() throws IOException {
    return paths();
  }

  /** Opens one file; empty if there is none of this exact path. Never leaves the root. */
  Optional<ByteSource> open(String path) throws IOException;
}
