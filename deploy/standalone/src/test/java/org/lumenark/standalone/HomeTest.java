package org.lumenark.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  private static final int OFTEN = 5_000;

  @TempDir Path folder;

  /** A stack that was killed leaves its number behind, which may belong to anybody by now. */
  @Test
  void many_who_ask_at_once_do_not_take_each_other_for_the_supervisor() throws Exception {
    Home home = new Home(folder);
    home.supervise().orElseThrow().close();
    Files.writeString(home.run().resolve("supervisor.pid"), "1\n");
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Asking.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long wrong = 0;
    try {
      while (other.isAlive()) {
        wrong += home.supervisor().isPresent() ? 1 : 0;
      }
    } finally {
      other.destroyForcibly();
    }

    assertThat(wrong).isZero();
    assertThat(other.waitFor()).isZero();
  }

  /** Another process that asks; its exit code is 1 if it was ever told that a supervisor runs. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] arguments) throws IOException {
      Home home = new Home(Path.of(arguments[0]));
      for (int time = 0; time < OFTEN; time++) {
        if (home.supervisor().isPresent()) {
          System.exit(1);
        }
      }
    }
  }
}
