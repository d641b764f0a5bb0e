package org.lumenark.standalone.command;

import org.lumenark.standalone.StandaloneStack;
import picocli.CommandLine.Command;

/** {@code lumenark down}. */
@Command(name = "down", description = "Stop the standalone stack; its data stays.")
public final class DownCommand extends StackCommand {
  @Override
  int run(StandaloneStack stack) throws Exception {
    if (stack.runs()) {
      tell("stopping");
      stack.down();
      tell("stopped");
    } else {
      tell("nothing runs at " + stack.home().path());
    }
    if (json()) {
      print(stack.status());
    }
    return 0;
  }
}
