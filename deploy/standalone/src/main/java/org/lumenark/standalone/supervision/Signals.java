package org.lumenark.standalone.supervision;

import java.io.IOException;
import org.lumenark.standalone.component.Stop;

/** Signals other than the two that Java can send. */
final class Signals {
  private Signals() {}

  static void send(Stop.Signal signal, long pid) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-s", signal.name(), Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }
}
