package org.lumenark.client.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard error is connected to. */
public enum Terminal {
  YES,
  NO,
  /** Nothing is to be shown. */
  QUIET;

  /** Linux tells through /proc; elsewhere it counts as none, which only costs the moving line. */
  public static Terminal ofStandardError() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") ? YES : NO;
    } catch (IOException | UnsupportedOperationException e) {
      return NO;
    }
  }
}
