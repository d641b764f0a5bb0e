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
 * @param files the folder, or the folder that the file is in, of which it alone was given
 */
public record ImageInput(String name, FileSet files, Kind kind) {

  public enum Kind {
    FILE,
    FOLDER
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
      return new ImageInput(input.toString(), new LocalFileSet(real), Kind.FOLDER);
    }
    Path folder = real.getParent();
    if (folder == null) {
      throw new NoSuchFileException(input.toString());
    }
    FileSet files = LocalFileSet.around(folder, real.getFileName().toString());
    return new ImageInput(input.toString(), files, Kind.FILE);
  }

  /** Paths to look for images at, in path order; one if it is a file. Lists the folder. */
  public List<String> entries() throws IOException {
    try (Stream<String> given = files.given()) {
      return given.toList();
    }
  }
}
