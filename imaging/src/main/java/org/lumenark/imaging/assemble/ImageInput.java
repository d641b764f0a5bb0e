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
 * What somebody named: all files below a folder, or one file with those beside it that may belong
 * to its image.
 *
 * @param name as it was given
 * @param files the folder, or the folder that the file is in
 * @param entries paths to look for images at, in path order; one if it is a file
 */
public record ImageInput(String name, FileSet files, Kind kind, List<String> entries) {

  public enum Kind {
    FILE,
    FOLDER
  }

  public ImageInput {
    entries = List.copyOf(entries);
  }

  /**
   * On the local disk.
   *
   * @throws NoSuchFileException if it is not there
   */
  public static ImageInput of(Path input) throws IOException {
    if (!Files.exists(input)) {
      throw new NoSuchFileException(input.toString());
    }
    Path real = input.toRealPath();
    if (Files.isDirectory(real)) {
      LocalFileSet files = new LocalFileSet(real);
      try (Stream<String> paths = files.paths()) {
        return new ImageInput(input.toString(), files, Kind.FOLDER, paths.toList());
      }
    }
    Path folder = real.getParent();
    if (folder == null) {
      throw new NoSuchFileException(input.toString());
    }
    String name = real.getFileName().toString();
    return new ImageInput(
        input.toString(), LocalFileSet.around(folder, name), Kind.FILE, List.of(name));
  }
}
