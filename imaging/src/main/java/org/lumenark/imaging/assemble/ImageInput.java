package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.LocalFileSet;

/**
 * What a path on the local disk stands for: all files below a folder, or one file with those beside
 * it that may belong to its image.
 *
 * @param files the folder, or the folder that the file is in
 * @param entries paths to look for images at, in path order
 */
public record LocalInput(FileSet files, List<String> entries) {

  public LocalInput {
    entries = List.copyOf(entries);
  }

  /**
   * @throws NoSuchFileException if it is not there
   */
  public static LocalInput of(Path input) throws IOException {
    if (!Files.exists(input)) {
      throw new NoSuchFileException(input.toString());
    }
    Path real = input.toRealPath();
    if (Files.isDirectory(real)) {
      LocalFileSet files = new LocalFileSet(real);
      try (Stream<String> paths = files.paths()) {
        return new LocalInput(files, paths.toList());
      }
    }
    Path folder = real.getParent();
    if (folder == null) {
      throw new NoSuchFileException(input.toString());
    }
    String name = real.getFileName().toString();
    return new LocalInput(LocalFileSet.around(folder, name), List.of(name));
  }
}
