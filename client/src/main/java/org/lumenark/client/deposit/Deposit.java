package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.deposit.DepositRequest.Until;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.files.Digests;
import org.lumenark.client.files.FolderPlan;
import org.lumenark.client.metadata.AnnotationFile;
import org.lumenark.client.metadata.NamedList;
import org.lumenark.client.progress.Progress;
import org.lumenark.client.progress.StatusLine;
import org.lumenark.client.upload.Uploads;

/**
 * A folder becomes a study: draft, files, submission. The same request again, after this process
 * was broken off anywhere, goes on with the same draft and makes one study.
 */
public final class Deposit {

  private final ArchiveClient client;
  private final Patience patience;
  private final Path journals;
  private final Clock clock;
  private final Function<FolderPlan, Progress> progress;
  private final StatusLine line;

  /**
   * @param journals folder for what has to be known to go on
   * @param progress made when the amount is known
   */
  public Deposit(
      ArchiveClient client,
      Patience patience,
      Path journals,
      Clock clock,
      Function<FolderPlan, Progress> progress,
      StatusLine line) {
    this.client = client.with(patience);
    this.patience = patience;
    this.journals = journals;
    this.clock = clock;
    this.progress = progress;
    this.line = line;
  }

  /** The study object. */
  public JsonNode run(DepositRequest request) {
    try (DepositJournal journal = DepositJournal.open(journals, identity(request))) {
      JsonNode study = submitted(request, journal);
      if (request.until() == Until.COMPLETED) {
        String accession = study.path("accession").asText();
        boolean due = request.release().map(date -> date.isDueAt(clock.instant())).orElse(false);
        study =
            new StudyWait(client, line)
                .completed(accession, study.path("version").asInt(1), now -> due);
      }
      journal.complete();
      return study;
    }
  }

  private JsonNode submitted(DepositRequest request, DepositJournal journal) {
    String metadata = digest(request.metadata());
    boolean isOther = journal.metadata().filter(sent -> !sent.equals(metadata)).isPresent();
    if (isOther && (journal.accession().isPresent() || journal.draft().isEmpty())) {
      // What was submitted says something else, or the key was given with it.
      journal.forgetDraft();
    }
    Optional<String> accession = journal.accession();
    if (accession.isPresent()) {
      return StudyWait.current(client, accession.get());
    }
    Draft draft = draft(request, journal);
    if (draft.open()) {
      if (request.versionOf().isPresent() && !request.metadata().isEmpty()) {
        client.changeDraft(draft.id(), request.metadata());
      }
      long begun = System.nanoTime();
      try (Progress shown = progress.apply(request.plan())) {
        new Uploads(client, patience, draft.id(), journal, shown).send(request.plan());
      }
      if (draft.empty()) {
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        new MeasuredRate(journals.toAbsolutePath().resolveSibling(""))
            .measured(request.plan().bytes(), time);
      }
      for (NamedList list : request.lists()) {
        client.putFileList(draft.id(), list.component(), list.file());
      }
      for (AnnotationFile table : request.tables()) {
        client.putAnnotationTable(draft.id(), table.name(), table.file());
      }
    }
    JsonNode study =
        client.submit(draft.id(), request.release().map(ReleaseDate::value).orElse(null));
    journal.submitted(study.path("accession").asText());
    return study;
  }

  /**
   * @param open files can be added
   * @param empty made by this run, so that all files are sent by it
   */
  private record Draft(String id, boolean open, boolean empty) {}

  private Draft draft(DepositRequest request, DepositJournal journal) {
    if (journal.draft().isPresent()) {
      Optional<JsonNode> known = client.draft(journal.draft().get());
      boolean isOther = !journal.metadata().equals(Optional.of(digest(request.metadata())));
      // A submission whose answer was lost: submitting again gives the same study.
      boolean open = known.filter(draft -> !isSubmitted(draft)).isPresent();
      if (open) {
        request.admission().expectTaken(client);
        if (isOther) {
          mend(request, known.get(), journal);
        }
      }
      if (open || known.isPresent() && !isOther) {
        return new Draft(journal.draft().get(), open, false);
      }
      journal.forgetDraft();
    }
    request.admission().expectTaken(client);
    journal.metadataIs(digest(request.metadata()));
    JsonNode created =
        request.versionOf().isPresent()
            ? client.openVersion(request.versionOf().get(), journal.key())
            : client.createDraft(request.metadata(), journal.key());
    journal.draftCreated(created.path("id").asText());
    return new Draft(created.path("id").asText(), true, true);
  }

  private static boolean isSubmitted(JsonNode draft) {
    return draft.path("state").asText().equals("submitted");
  }

  /** The draft says what the document says by now; a version gets its changes with each run. */
  private void mend(DepositRequest request, JsonNode draft, DepositJournal journal) {
    if (request.versionOf().isEmpty()) {
      client.changeDraft(
          draft.path("id").asText(),
          MetadataPatch.between(draft.path("metadata"), request.metadata()));
    }
    journal.metadataIs(digest(request.metadata()));
  }

  private static String digest(ObjectNode metadata) {
    return Digests.hex(
        Digests.sha256().digest(Json.write(metadata).getBytes(StandardCharsets.UTF_8)));
  }

  private String identity(DepositRequest request) {
    return identity(client.http().origin(), request.plan().folder().root(), request.versionOf());
  }

  /**
   * What makes two deposits the same one. Metadata does not: what is mended after a refusal is of
   * the same deposit.
   *
   * @param origin of the archive
   * @param versionOf accession of the study of which it is the next version
   */
  public static String identity(String origin, Path folder, Optional<String> versionOf) {
    try {
      return String.join("\n", origin, folder.toRealPath().toString(), versionOf.orElse(""));
    } catch (IOException e) {
      throw ClientException.localFile(folder.toString(), e);
    }
  }
}
