package org.lumenark.standalone.command;

import java.io.Console;
import org.lumenark.standalone.StandaloneStack;
import org.lumenark.standalone.component.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lumenark reset}. */
@Command(name = "reset", description = "Stop the stack and delete all that it stores.")
public final class ResetCommand extends StackCommand {
  @Option(names = "--yes", description = "do not ask")
  private boolean yes;

  @Override
  int run(StandaloneStack stack) throws Exception {
    String data = stack.status().dataDir();
    if (!yes) {
      confirm(data);
    }
    stack.reset();
    tell("deleted " + stack.home().path() + (inside(stack, data) ? "" : " and " + data));
    if (json()) {
      print(stack.status());
    }
    return 0;
  }

  private static boolean inside(StandaloneStack stack, String data) {
    return data.startsWith(stack.home().path().toString());
  }

  private void confirm(String data) {
    tell("This deletes every study, account and secret of this stack (" + data + ").");
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw notConfirmed("nothing was deleted: there is no terminal to ask at; give --yes");
    }
    String answer = console.readLine("Type yes to go on: ");
    if (answer == null || !answer.strip().equalsIgnoreCase("yes")) {
      throw notConfirmed("nothing was deleted: the answer was not 'yes'");
    }
  }

  private static StackException notConfirmed(String message) {
    return new StackException(StackException.Kind.USAGE, "stack.not-confirmed", message);
  }
}
