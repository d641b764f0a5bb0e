package org.lumenark.client.command;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.standalone.installation.Condition;
import org.lumenark.standalone.installation.Needs;
import org.lumenark.standalone.installation.Needs.Server;
import org.lumenark.standalone.installation.Variables;
import org.lumenark.standalone.installation.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "await",
    description = {
      "Wait until the servers of an installation answer, are new enough and are prepared.",
      "They are named by the variables that the services are given."
    })
final class InstallationAwaitCommand extends ClientCommand {

  @Option(
      names = "--needs",
      split = ",",
      paramLabel = "SERVER",
      description = "Out of database, kafka, storage, identity, search. Default: all.")
  Set<Server> needs = EnumSet.allOf(Server.class);

  @Option(names = "--seconds", paramLabel = "N", description = "How long. Default: 300.")
  long seconds = 300;

  InstallationAwaitCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    Variables variables = new Variables(console.environment());
    List<Condition> conditions =
        needs.stream().sorted().map(need -> Needs.of(need, variables)).toList();
    try {
      new Waiting(Clock.systemUTC(), Thread::sleep, console::note)
          .until(conditions, Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
    print(Json.object().put("ready", true), "All servers are ready.");
    return ExitCode.DONE;
  }
}
