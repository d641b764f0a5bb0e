package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.progress.Progress;
import org.lumenark.client.progress.StatusLine;
import org.lumenark.client.progress.Terminal;
import picocli.CommandLine.Mixin;

/** A command: arguments in, an exit code out, failures as {@code ClientException}. */
abstract class ClientCommand implements Callable<Integer> {

  @Mixin OutputOptions output = new OutputOptions();

  private final Console console;

  ClientCommand(Console console) {
    this.console = console;
  }

  @Override
  public final Integer call() {
    return run(console).number();
  }

  abstract ExitCode run(Console console);

  /** The result: as it is for programs, in words for people. */
  final void print(JsonNode result, String words) {
    if (output.form() == OutputForm.JSON) {
      console.json(result);
    } else {
      console.text(words);
    }
  }

  /** The same where the object is too large to be held as a whole. */
  final void stream(JsonWriting result, Supplier<String> words) {
    if (output.form() == OutputForm.JSON) {
      console.stream(result);
    } else {
      console.text(words.get());
    }
  }

  final Progress progress(String verb, long files, long bytes) {
    return new Progress(console.err(), terminal(), System::nanoTime, verb, files, bytes).ticking();
  }

  final StatusLine statusLine() {
    return new StatusLine(console.err(), terminal());
  }

  private Terminal terminal() {
    return output.quiet() ? Terminal.QUIET : console.terminal();
  }
}
