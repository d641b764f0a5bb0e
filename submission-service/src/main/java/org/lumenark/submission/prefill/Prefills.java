package org.lumenark.submission.prefill;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.prefill.Harvester.Answer;
import org.lumenark.submission.prefill.Prefill.Note;

/** Offers what files say to whoever may see the draft; changes nothing. */
@ApplicationScoped
class Prefills {

  private final Database database;
  private final Drafts drafts;
  private final FileSample sample;
  private final Harvester harvester;

  Prefills(Database database, Drafts drafts, FileSample sample, Harvester harvester) {
    this.database = database;
    this.drafts = drafts;
    this.sample = sample;
    this.harvester = harvester;
  }

  private record Known(Draft draft, List<StoredFile> files) {}

  /**
   * Files are looked into after the transaction: that takes its time.
   *
   * @throws ProblemException if there is no such draft for the caller, or it was submitted
   */
  Prefill of(Caller caller, UUID id) {
    Known known =
        database.call(connection -> {
          Draft draft = drafts.readable(connection, caller, id);
          if (!draft.isOpen()) {
            throw Drafts.submitted();
          }
          return new Known(draft, sample.of(connection, id));
        });
    if (known.files().isEmpty()) {
      return new Prefill("ready", 0, 0, 0, List.of(), List.of(), List.of(), List.of());
    }
    return switch (harvester.look(known.files())) {
      case Answer.Said said -> made(known, said.harvested());
      case Answer.Unreachable away ->
          without(
              known,
              "prefill.unavailable",
              "The files cannot be read now, so nothing can be offered from them.",
              "Go on, or ask again in a minute; the deposit does not need it.");
      case Answer.Absent none ->
          without(
              known,
              "prefill.absent",
              "This archive reads no files before they are submitted.",
              "Describe the images yourself.");
    };
  }

  private static Prefill made(Known known, JsonNode harvested) {
    Suggestions suggestions = Suggestions.of(known.draft().metadata(), harvested);
    boolean all = known.files().size() == known.draft().files().count();
    List<Finding> findings = new ArrayList<>();
    if (!all || harvested.path("left").asInt() > 0) {
      findings.add(
          Finding.warning(
              "prefill.sample",
              "/files",
              "Only some of the files of each folder were looked at.",
              "Compare with the others what you take from them."));
    }
    return new Prefill(
        "ready",
        known.draft().files().count(),
        known.files().size(),
        harvested.path("looked").asInt(),
        suggestions.suggestions(),
        suggestions.acquisitions(),
        notes(harvested.path("notes"), all),
        findings);
  }

  /** That a file beside it is missing says nothing where not all were looked at. */
  private static List<Note> notes(JsonNode told, boolean all) {
    List<Note> notes = new ArrayList<>();
    for (JsonNode each : told) {
      String code = each.path("code").asText();
      if (all || !code.endsWith("-missing")) {
        notes.add(new Note(each.path("path").asText(), code, each.path("message").asText()));
      }
    }
    return notes;
  }

  private static Prefill without(Known known, String code, String message, String remedy) {
    return new Prefill(
        "unavailable",
        known.draft().files().count(),
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(Finding.warning(code, "/files", message, remedy)));
  }
}
