package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.check.CheckedFolder;
import org.lumenark.client.deposit.Deposit;
import org.lumenark.client.deposit.DepositJournal;
import org.lumenark.client.deposit.DepositRequest;
import org.lumenark.client.deposit.DepositRequest.Until;
import org.lumenark.client.deposit.DryRun;
import org.lumenark.client.deposit.ReleaseDate;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.FolderPlan;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.metadata.AnnotationFile;
import org.lumenark.client.metadata.CollectionCheck;
import org.lumenark.client.metadata.MetadataCheck;
import org.lumenark.client.metadata.NamedList;
import org.lumenark.client.metadata.ReadMetadata;
import org.lumenark.client.progress.StatusLine;
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
  @Mixin AnnotationOptions annotations = new AnnotationOptions();

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
      names = "--dry-run",
      description = "Check folder, metadata and file lists, and send nothing. Needs no archive.")
  boolean dryRun;

  @Mixin UploadRates rates = new UploadRates();

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
    ReadMetadata metadata = versionOf == null ? draft.read() : draft.changes();
    List<NamedList> named = lists.lists(draft, metadata.document(), folder, console);
    List<AnnotationFile> tables = annotations.checked();
    MetadataCheck check = check(metadata, date);
    Path journals = UploadRates.state(console).resolve("deposits");
    if (dryRun) {
      return dryRun(console, metadata, check, named, journals);
    }
    check.expectValid();
    FolderPlan plan = FolderPlan.of(FolderWalk.of(folder));
    console.notes(plan.warnings());
    ArchiveClient client = archive.loggedIn(console);
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
                metadata.document(),
                named,
                tables,
                date,
                wait ? Until.COMPLETED : Until.SUBMITTED,
                admission(metadata, date),
                version()));
    print(study, StudyText.of(study));
    return ExitCode.DONE;
  }

  private Optional<String> version() {
    return Optional.ofNullable(versionOf).map(Accessions::checked);
  }

  /** What a version keeps of the one before only the archive knows: there it is checked whole. */
  private MetadataCheck check(ReadMetadata metadata, Optional<ReleaseDate> date) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return versionOf == null
        ? MetadataCheck.of(metadata, date.map(each -> each.day(today)).orElse(null), today)
        : MetadataCheck.none(metadata);
  }

  /** A version stays in its collection, whatever that asks of new studies. */
  private DepositRequest.Admission admission(ReadMetadata metadata, Optional<ReleaseDate> date) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return versionOf == null
        ? new CollectionCheck(metadata, date.map(each -> each.day(today)).orElse(null), today)
            ::expectTaken
        : client -> {};
  }

  private ExitCode dryRun(
      Console console,
      ReadMetadata metadata,
      MetadataCheck check,
      List<NamedList> named,
      Path journals) {
    FolderWalk walk = FolderWalk.of(folder);
    Optional<String> begun =
        archive
            .named(console)
            .map(origin -> Deposit.identity(origin, folder, version()))
            .flatMap(identity -> DepositJournal.draftOf(journals, identity));
    try (StatusLine line = statusLine();
        CheckedFolder checked = CheckedFolder.of(walk, rates.rate(console), CheckText.on(line))) {
      line.close();
      DryRun outcome = new DryRun(checked, check, named, begun);
      stream(outcome::writeTo, outcome::words);
      return outcome.valid() ? ExitCode.DONE : ExitCode.BAD_DATA;
    }
  }
}
