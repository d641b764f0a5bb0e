package org.lumenark.standalone.command;

import org.lumenark.standalone.StackStatus;
import org.lumenark.standalone.StandaloneStack;
import org.lumenark.standalone.component.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lumenark up}. */
@Command(
    name = "up",
    description = "Start the standalone stack: what is not running, until all is ready.")
public final class UpCommand extends StackCommand {
  private final AfterUp afterUp;

  @Option(names = "--demo", description = "also deposit a small sample study")
  private boolean demo;

  @Option(
      names = "--components-only",
      description = "only the servers, for developers who run the services by hand")
  private boolean componentsOnly;

  public UpCommand(AfterUp afterUp) {
    this.afterUp = afterUp;
  }

  @Override
  int run(StandaloneStack stack) throws Exception {
    StandaloneStack.Extent extent =
        componentsOnly ? StandaloneStack.Extent.COMPONENTS : StandaloneStack.Extent.ALL;
    StackStatus status = stack.up(extent, this::tell);
    if (!componentsOnly) {
      finish(status);
    }
    if (json()) {
      print(status);
    } else {
      tell("");
      tell("Lumenark is up: " + status.url());
      tell("data:            " + status.dataDir());
      tell("demo accounts:   depositor depositor2 curator admin reader (password = name)");
    }
    return 0;
  }

  private void finish(StackStatus status) throws Exception {
    afterUp.keepDemoLogin(status);
    if (demo) {
      if (status.state() != StackStatus.State.up) {
        throw new StackException(
            StackException.Kind.UNAVAILABLE, "stack.not-ready", "the stack is not ready");
      }
      afterUp.depositDemo(status);
    }
  }
}
