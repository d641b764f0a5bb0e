package org.lumenark.client.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.download.Download;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "download",
    description = {
      "Fetch the files of a study; each is checked against its SHA-256.",
      "The same command again goes on where a broken one ended."
    })
final class DownloadCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Mixin VersionOption version = new VersionOption();

  @Parameters(index = "0", paramLabel = "ACC", description = "Accession.")
  String accession = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = "",
      description = "One file or folder of the study. Default: all.")
  String path = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to.")
  Path out = Path.of("");

  DownloadCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ArchiveClient client = archive.reader(console);
    client.about();
    ObjectNode result =
        new Download(client, Patience.LONG)
            .into(
                out,
                version.of(accession),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                (files, bytes) -> progress("Fetched", files, bytes));
    print(result, result.path("files").asLong() + " files in " + out);
    return ExitCode.DONE;
  }
}
