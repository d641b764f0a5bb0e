package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.deposit.Deposit;
import org.lumenark.client.deposit.DepositRequest;
import org.lumenark.client.deposit.DepositRequest.Until;
import org.lumenark.client.deposit.ReleaseDate;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.FolderPlan;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.login.LoginStore;
import org.lumenark.client.metadata.NamedList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "deposit",
    description = {
      "Make a study of every file below a folder.",
      "The same command again goes on where a broken one ended."
    })
final class DepositCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();
  @Mixin DraftOptions draft = new DraftOptions();
  @Mixin FileListOptions lists = new FileListOptions();

  @Parameters(paramLabel = "DIR", description = "The folder.")
  Path folder = Path.of("");

  @Option(
      names = "--release",
      paramLabel = "now|DATE",
      description = "When it becomes public. Default: the archive's default date.")
  @Nullable String release;

  @Option(
      names = "--wait",
      description = "Until ingest has completed and, if public, the search finds it.")
  boolean wait;

  @Option(
      names = "--version-of",
      paramLabel = "ACC",
      description = {
        "Make the next version of this study; it has the files of the folder and no others.",
        "Metadata stays but for what --title and --metadata say; so does the release date."
      })
  @Nullable String versionOf;

  DepositCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    Optional<ReleaseDate> date = Optional.ofNullable(release).map(ReleaseDate::new);
    ObjectNode document = versionOf == null ? draft.document() : draft.changes();
    FolderPlan plan = FolderPlan.of(FolderWalk.of(folder));
    console.notes(plan.warnings());
    List<NamedList> named = lists.lists(draft, document, folder, console);
    ArchiveClient client = archive.loggedIn(console);
    Path journals =
        LoginStore.folder(console.environment(), "XDG_STATE_HOME", ".local/state")
            .resolve("deposits");
    Deposit deposit =
        new Deposit(
            client,
            Patience.LONG,
            journals,
            Clock.systemUTC(),
            planned -> progress("Sent", planned.files(), planned.bytes()),
            statusLine());
    client.about();
    JsonNode study =
        deposit.run(
            new DepositRequest(
                plan,
                document,
                named,
                date,
                wait ? Until.COMPLETED : Until.SUBMITTED,
                Optional.ofNullable(versionOf).map(Accessions::checked)));
    print(study, StudyText.of(study));
    return ExitCode.DONE;
  }
}
