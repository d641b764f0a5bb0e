package org.lumenark.imaging.isolate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a worker has to say to operators: its standard error, which the pool logs. */
final class WorkerLog {

  private static final PrintStream LINES =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  private WorkerLog() {}

  /** From now on standard output is the connection's alone; what is printed there comes here. */
  static void takeOverStandardOutput() {
    System.setOut(LINES);
  }

  static void say(String line) {
    LINES.println(line);
  }

  static void say(Throwable failure) {
    failure.printStackTrace(LINES);
  }
}
