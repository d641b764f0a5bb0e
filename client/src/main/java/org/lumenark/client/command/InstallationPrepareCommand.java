package org.lumenark.client.command;

import java.time.Clock;
import java.time.Duration;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.standalone.installation.Needs;
import org.lumenark.standalone.installation.Variables;
import org.lumenark.standalone.installation.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "prepare",
    description = {
      "Make the topics and buckets of an installation, where they are absent.",
      "With an administrator of PostgreSQL also roles and schemas. What is there stays as it is."
    })
final class InstallationPrepareCommand extends ClientCommand {

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
    try {
      new Waiting(Clock.systemUTC(), Thread::sleep, console::note)
          .until(
              Needs.preparation(new Variables(console.environment())), Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
    print(Json.object().put("prepared", true), "All is prepared.");
    return ExitCode.DONE;
  }
}
