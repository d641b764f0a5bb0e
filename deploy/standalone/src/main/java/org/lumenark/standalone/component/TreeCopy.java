package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A readable copy of a folder with software, made again when the original has changed. */
public final class TreeCopy {
  private TreeCopy() {}

  /** Brings {@code copy} up to date; does little if it is so already. */
  public static void refresh(Path original, Path copy) throws IOException {
    if (!Files.isDirectory(original)) {
      return;
    }
    String signature = signature(original);
    Path mark = copy.resolveSibling(copy.getFileName() + ".signature");
    if (Files.exists(mark) && Files.readString(mark).equals(signature)) {
      return;
    }
    Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
    Preparation.deleteTree(fresh);
    Files.createDirectories(fresh);
    Preparation.copyTree(original, fresh);
    Preparation.deleteTree(copy);
    Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
    Files.writeString(mark, signature);
  }

  /** Deletes a folder with all that is in it; symbolic links are not followed. */
  public static void delete(Path root) throws IOException {
    Preparation.deleteTree(root);
  }

  private static String signature(Path root) throws IOException {
    long files = 0;
    long bytes = 0;
    long newest = 0;
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          files++;
          bytes += Files.size(path);
          newest = Math.max(newest, Files.getLastModifiedTime(path).toMillis());
        }
      }
    }
    return files + " files, " + bytes + " bytes, " + newest + "\n";
  }
}
