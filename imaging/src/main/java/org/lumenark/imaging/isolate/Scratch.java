package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lumenark.imaging.source.FolderDeletion;

/** The folder in which one worker may leave files while it lives. */
final class Scratch {

  /** A thread that is still at work may put one more file into it. */
  private static final int ATTEMPTS = 3;

  private Scratch() {}

  /** Deletes a folder and all that is in it, as far as that is possible. */
  static void delete(Path folder) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
      try {
        Files.walkFileTree(folder, new FolderDeletion());
      } catch (IOException e) {
        // What another process holds on to here is for the system's own cleaning to collect.
        continue;
      }
    }
  }
}
