package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.deposit.DepositRequest.Until;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.files.FolderPlan;
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
    Optional<String> accession = journal.accession();
    if (accession.isPresent()) {
      return StudyWait.current(client, accession.get());
    }
    Draft draft = draft(request, journal);
    if (draft.open()) {
      if (request.versionOf().isPresent() && !request.metadata().isEmpty()) {
        client.changeDraft(draft.id(), request.metadata());
      }
      try (Progress shown = progress.apply(request.plan())) {
        new Uploads(client, patience, draft.id(), journal, shown).send(request.plan());
      }
      for (NamedList list : request.lists()) {
        client.putFileList(draft.id(), list.component(), list.file());
      }
    }
    JsonNode study =
        client.submit(draft.id(), request.release().map(ReleaseDate::value).orElse(null));
    journal.submitted(study.path("accession").asText());
    return study;
  }

  private record Draft(String id, boolean open) {}

  private Draft draft(DepositRequest request, DepositJournal journal) {
    if (journal.draft().isPresent()) {
      Optional<JsonNode> known = client.draft(journal.draft().get());
      if (known.isPresent()) {
        // A submission whose answer was lost: submitting again gives the same study.
        boolean open = !known.get().path("state").asText().equals("submitted");
        return new Draft(journal.draft().get(), open);
      }
      journal.forgetDraft();
    }
    JsonNode created =
        request.versionOf().isPresent()
            ? client.openVersion(request.versionOf().get(), journal.key())
            : client.createDraft(request.metadata(), journal.key());
    journal.draftCreated(created.path("id").asText());
    return new Draft(created.path("id").asText(), true);
  }

  private String identity(DepositRequest request) {
    Path root = request.plan().folder().root();
    try {
      return String.join(
          "\n",
          client.http().origin(),
          root.toRealPath().toString(),
          Json.write(request.metadata()) + request.versionOf().map(of -> "\n" + of).orElse(""));
    } catch (IOException e) {
      throw ClientException.localFile(root.toString(), e);
    }
  }
}
