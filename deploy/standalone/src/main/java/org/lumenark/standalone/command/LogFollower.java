package org.lumenark.standalone.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Reads a log that grows, across its rotation: a file that was moved away is read to its end. */
final class LogFollower implements Closeable {
  private final Path log;
  private @Nullable InputStream open;
  private @Nullable Object key;

  LogFollower(Path log) {
    this.log = log;
  }

  /** Copies what has been written since the last call; nothing while there is no log. */
  void copyTo(OutputStream out) throws IOException {
    drain(out);
    Object now = keyNow();
    if (now != null && !now.equals(key)) {
      // What was written between the first look and the rotation.
      drain(out);
      close();
      open = Files.newInputStream(log);
      key = now;
      drain(out);
    }
    out.flush();
  }

  private void drain(OutputStream out) throws IOException {
    if (open != null) {
      open.transferTo(out);
    }
  }

  private @Nullable Object keyNow() throws IOException {
    try {
      return Files.readAttributes(log, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
