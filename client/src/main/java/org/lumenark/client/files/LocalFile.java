package org.lumenark.client.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/**
 * A file as it was when the folder was read.
 *
 * @param path in the study
 * @param file on this machine
 */
public record LocalFile(String path, Path file, long size, FileTime modified) {

  /** Fails if it is no longer the file that was found. */
  public void expectUnchanged() {
    try {
      BasicFileAttributes now =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (now.isRegularFile() && now.size() == size && now.lastModifiedTime().equals(modified)) {
        return;
      }
    } catch (IOException e) {
      throw changed();
    }
    throw changed();
  }

  public ClientException changed() {
    return new ClientException(
        ExitCode.BAD_DATA,
        "file.changed",
        StudyPath.visible(path)
            + " changed while it was read. Wait until nothing writes it, then run the command"
            + " again.",
        StudyPath.visible(path));
  }
}
