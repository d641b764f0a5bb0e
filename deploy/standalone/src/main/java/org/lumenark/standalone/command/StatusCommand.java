package org.lumenark.standalone.command;

import org.lumenark.standalone.StackStatus;
import org.lumenark.standalone.StandaloneStack;
import picocli.CommandLine.Command;

/** {@code lumenark status}, without an accession. */
@Command(name = "status", description = "Say how the standalone stack is; 0 when all is ready.")
public final class StatusCommand extends StackCommand {
  private static final int NOT_THERE = 69;

  @Override
  int run(StandaloneStack stack) throws Exception {
    StackStatus status = stack.status();
    if (json()) {
      print(status);
    } else {
      out().printf("%s  %s%n", status.state(), status.url());
      for (StackStatus.ServiceStatus service : status.services()) {
        out()
            .printf(
                "  %-19s %-8s %-10s %s %s%n",
                service.name(),
                service.state(),
                service.port() == 0 ? "" : "port " + service.port(),
                service.pid() == 0 ? "" : "pid " + service.pid(),
                service.problem());
      }
      out().printf("  data  %s%n", status.dataDir());
      out().flush();
    }
    return status.state() == StackStatus.State.up ? 0 : NOT_THERE;
  }
}
