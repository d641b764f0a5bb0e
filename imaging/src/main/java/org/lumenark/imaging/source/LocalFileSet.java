package org.lumenark.imaging.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The regular files below a local folder. Symbolic links are followed only to targets inside the
 * folder; the others are neither listed nor opened. {@link #paths()} holds the names, not the
 * files, in memory to sort them.
 */
public final class LocalFileSet implements FileSet {

  private final Path root;
  private final Optional<String> given;

  /**
   * @throws IOException if there is no such folder
   */
  public LocalFileSet(Path root) throws IOException {
    this(root, Optional.empty());
  }

  private LocalFileSet(Path root, Optional<String> given) throws IOException {
    this.root = root.toRealPath();
    this.given = given;
  }

  /**
   * One file that was given alone, with those beside it that it may refer to.
   *
   * @throws IOException if there is no such folder
   */
  public static LocalFileSet around(Path folder, String name) throws IOException {
    return new LocalFileSet(folder, Optional.of(name));
  }

  @Override
  public Stream<String> given() throws IOException {
    return given.isPresent() ? given.stream() : paths();
  }

  @Override
  public Stream<String> paths() throws IOException {
    return below(root);
  }

  @Override
  public Stream<String> pathsBelow(String folder) throws IOException {
    Path start = root.resolve(folder).normalize();
    return start.startsWith(root) && Files.isDirectory(start) ? below(start) : Stream.empty();
  }

  private Stream<String> below(Path start) throws IOException {
    try (Stream<Path> walk = Files.walk(start)) {
      return walk
          .filter(this::isInside)
          .map(this::relative)
          .sorted(PathOrder.BY_UTF8)
          .toList()
          .stream();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Optional<ByteSource> open(String path) throws IOException {
    Optional<Path> file = resolve(path);
    return file.isPresent() ? Optional.of(LocalByteSource.open(file.get())) : Optional.empty();
  }

  private Optional<Path> resolve(String path) {
    try {
      Path file = root.resolve(path);
      boolean exact = !path.isEmpty() && file.startsWith(root) && relative(file).equals(path);
      return exact && isInside(file) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private boolean isInside(Path file) {
    try {
      return Files.isRegularFile(file) && file.toRealPath().startsWith(root);
    } catch (IOException e) {
      return false;
    }
  }

  private String relative(Path file) {
    String name = root.relativize(file.normalize()).toString();
    return File.separatorChar == '/' ? name : name.replace(File.separatorChar, '/');
  }
}
