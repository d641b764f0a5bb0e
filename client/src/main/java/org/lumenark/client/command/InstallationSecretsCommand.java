package org.lumenark.client.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.standalone.installation.ClusterSecrets;
import org.lumenark.standalone.installation.TrialSecrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "trial-secrets",
    description = {
      "Make the Secrets of a trial in the Kubernetes namespace of this pod, where they are absent.",
      "No value is printed, and none that is there is changed."
    })
final class InstallationSecretsCommand extends ClientCommand {

  @Option(
      names = "--servers",
      required = true,
      paramLabel = "NAME",
      description = "Of the servers.")
  String servers = "";

  @Option(
      names = "--submission",
      required = true,
      paramLabel = "NAME",
      description = "Of a service.")
  String submission = "";

  @Option(names = "--ingest", required = true, paramLabel = "NAME", description = "Of a service.")
  String ingest = "";

  @Option(names = "--metadata", required = true, paramLabel = "NAME", description = "Of a service.")
  String metadata = "";

  @Option(names = "--gateway", required = true, paramLabel = "NAME", description = "Of a service.")
  String gateway = "";

  @Option(
      names = "--account",
      paramLabel = "FOLDER",
      description = "Where token, namespace and ca.crt are. Default: as a pod has them.")
  Path account = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  @Option(
      names = "--kubernetes",
      paramLabel = "URL",
      description = "The API server. Default: as a pod finds it.")
  URI kubernetes = URI.create("https://kubernetes.default.svc");

  InstallationSecretsCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    TrialSecrets.Names names =
        new TrialSecrets.Names(servers, submission, ingest, metadata, gateway);
    try {
      List<String> made =
          new TrialSecrets(ClusterSecrets.ofPod(kubernetes, account), names, new SecureRandom())
              .complete();
      print(
          Json.mapper().valueToTree(Map.of("made", made)),
          made.isEmpty() ? "All Secrets are there." : "Made " + String.join(", ", made) + ".");
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new ClientException(
          ExitCode.UNAVAILABLE,
          "installation.kubernetes",
          "Kubernetes: " + e.getMessage(),
          kubernetes.toString());
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
  }
}
