package org.lumenark.client.download;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.StudyPath;

/** Where downloads are written: never outside, never through a symbolic link below it. */
final class OutputFolder {

  private final Path root;

  private OutputFolder(Path root) {
    this.root = root;
  }

  static OutputFolder at(Path folder) {
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw cannot(folder.toString(), "There is a file where the folder should be.");
      }
      Files.createDirectories(folder);
      return new OutputFolder(folder.toRealPath());
    } catch (IOException e) {
      throw cannot(folder.toString(), "The folder cannot be made.");
    }
  }

  /** The place for a path of the study, its folders made. */
  Path place(RemoteFile file) {
    file.expectSafe();
    Path folder = root;
    String[] segments = file.path().split("/", -1);
    for (int i = 0; i < segments.length - 1; i++) {
      folder = folder.resolve(segments[i]);
      makeFolder(folder, file.path());
    }
    Path place = folder.resolve(segments[segments.length - 1]);
    if (!place.normalize().startsWith(root)) {
      throw cannot(StudyPath.visible(file.path()), "It would be written outside the folder.");
    }
    if (Files.isSymbolicLink(place)) {
      throw cannot(StudyPath.visible(file.path()), "A symbolic link is in its place.");
    }
    return place;
  }

  private static void makeFolder(Path folder, String path) {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw cannot(
            StudyPath.visible(path), "A file or a symbolic link is where a folder should be.");
      }
    } catch (IOException e) {
      throw cannot(StudyPath.visible(path), "Its folder cannot be made.");
    }
  }

  static ClientException cannot(String place, String message) {
    return new ClientException(ExitCode.CANNOT_CREATE, "output.cannot-create", message, place);
  }
}
