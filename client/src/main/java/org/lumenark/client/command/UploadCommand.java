package org.lumenark.client.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.FolderPlan;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.progress.Progress;
import org.lumenark.client.upload.OpenUploads;
import org.lumenark.client.upload.Uploads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "upload",
    description = {
      "Make the files of a draft equal to those of a folder.",
      "Without --draft, a new draft with --title or --metadata."
    })
final class UploadCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();
  @Mixin DraftOptions document = new DraftOptions();

  @Parameters(paramLabel = "DIR", description = "The folder.")
  Path folder = Path.of("");

  @Option(names = "--draft", paramLabel = "ID", description = "An existing draft.")
  @Nullable String draft;

  UploadCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    FolderPlan plan = FolderPlan.of(FolderWalk.of(folder));
    console.notes(plan.warnings());
    ArchiveClient client = archive.loggedIn(console);
    String id = draft == null ? create(client) : draft;
    try (Progress progress = progress("Sent", plan.files(), plan.bytes())) {
      new Uploads(client, Patience.LONG, id, OpenUploads.forgetful(), progress).send(plan);
    }
    ObjectNode result =
        Json.object().put("draft", id).put("files", plan.files()).put("bytes", plan.bytes());
    print(result, "Draft " + id + " holds " + plan.files() + " files");
    return ExitCode.DONE;
  }

  private String create(ArchiveClient client) {
    String key = UUID.randomUUID().toString();
    return client.createDraft(document.document(), key).path("id").asText();
  }
}
