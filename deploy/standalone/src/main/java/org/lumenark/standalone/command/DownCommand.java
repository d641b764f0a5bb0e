package org.lumenark.standalone.command;

import org.lumenark.standalone.StandaloneStack;
import picocli.CommandLine.Command;

/** {@code lumenark down}. */
@Command(name = "down", description = "Stop the standalone stack; its data stays.")
public final class DownCommand extends StackCommand {
  @Override
  int run(StandaloneStack stack) throws Exception {
    tell("stopping");
    stack.down();
    tell("stopped");
    if (json()) {
      print(stack.status());
    }
    return 0;
  }
}
