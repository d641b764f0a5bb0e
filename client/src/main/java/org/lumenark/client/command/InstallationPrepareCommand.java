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
    name = "prepare",
    description = {
      "Make the topics and buckets of an installation, where they are absent.",
      "With an administrator of PostgreSQL also roles and schemas, with one of Keycloak what the",
      "realm says of accounts and sign-in. What is there stays as it is."
    })
final class InstallationPrepareCommand extends ClientCommand {

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "SERVER",
      description =
          "Out of database, kafka, storage, identity. Default: those that variables are given for.")
  Set<Server> only = EnumSet.noneOf(Server.class);

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long to wait for servers that do not answer. Default: 300.")
  long seconds = 300;

  InstallationPrepareCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    Variables variables = new Variables(console.environment());
    List<Condition> conditions =
        only.isEmpty() ? Needs.preparation(variables) : Needs.preparation(variables, only);
    try {
      new Waiting(Clock.systemUTC(), Thread::sleep, console::note)
          .until(conditions, Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
    print(Json.object().put("prepared", true), "All is prepared.");
    return ExitCode.DONE;
  }
}
