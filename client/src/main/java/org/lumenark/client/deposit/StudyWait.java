package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Polling;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.progress.StatusLine;

/** Waits for what the archive does by itself after a submission. */
public final class StudyWait {

  private final ArchiveClient client;
  private final StatusLine line;

  public StudyWait(ArchiveClient client, StatusLine line) {
    this.client = client;
    this.line = line;
  }

  /**
   * The study as it is; from the submission where the catalogue does not have it yet. Only its
   * owner has a submission to ask for: to a stranger, a study that is not in the catalogue is not
   * there.
   */
  public static JsonNode current(ArchiveClient client, String accession) {
    Optional<JsonNode> study = client.study(accession);
    return study
        .or(() -> client.http().loggedIn() ? client.submission(accession) : Optional.empty())
        .orElseThrow(() ->
            new ClientException(
                ExitCode.NO_INPUT,
                "not-found",
                "There is no study " + accession + ", or it is not visible to you.",
                accession));
  }

  /**
   * Until all files of the version are ingested and it is shown; where it is to be public, until it
   * is and the search finds it.
   */
  public JsonNode completed(String accession, int version, Predicate<JsonNode> expectedPublic) {
    JsonNode study =
        until(
            accession,
            Optional.empty(),
            now ->
                withdrawn(now)
                    || releaseBlock(accession).equals("release.ingest-stopped")
                    || now.path("version").asInt() < version && isDamaged(accession)
                    || now.path("version").asInt() >= version
                        && now.path("ingest").path("state").asText().equals("completed")
                        && (isPublic(now)
                            || !expectedPublic.test(now)
                            || !releaseBlock(accession).isEmpty()));
    if (isPublic(study)) {
      line.show("Waiting until the search finds " + accession);
      Polling polling = Polling.within(Optional.empty());
      while (!foundByAll(accession)) {
        polling.pause();
      }
    }
    line.close();
    return study;
  }

  /** Until it is public, but no longer than this; the study as it then is. */
  public JsonNode madePublic(String accession, Duration longest) {
    return until(accession, Optional.of(longest), now -> isPublic(now) || withdrawn(now));
  }

  /** Why only an operator can make it public; empty if nothing is in the way. */
  private String releaseBlock(String accession) {
    return client
        .submission(accession)
        .map(submission -> submission.path("releaseBlocked").path("code").asText())
        .orElse("");
  }

  /** A version with damaged files is not shown until an operator has repaired them. */
  private boolean isDamaged(String accession) {
    return client
        .submission(accession)
        .filter(last -> last.path("ingest").path("state").asText().equals("completed"))
        .map(last -> !last.path("problems").isEmpty())
        .orElse(false);
  }

  private JsonNode until(
      String accession, Optional<Duration> longest, Predicate<JsonNode> reached) {
    Polling polling = Polling.within(longest);
    while (true) {
      Optional<JsonNode> study = client.study(accession);
      if (study.isPresent()) {
        line.show(describe(study.get()));
        if (reached.test(study.get())) {
          return study.get();
        }
      }
      if (!polling.pause()) {
        return study.orElseGet(() -> current(client, accession));
      }
    }
  }

  /** Its owner finds it earlier than others do: as the private study that it was before. */
  private boolean foundByAll(String accession) {
    String query = "accession:\"" + accession + "\"";
    for (JsonNode item : client.search(query, List.of(), 20, null).path("items")) {
      if (item.path("accession").asText().equals(accession) && isPublic(item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPublic(JsonNode study) {
    return study.path("state").asText().equals("public");
  }

  private static boolean withdrawn(JsonNode study) {
    return study.path("state").asText().equals("withdrawn");
  }

  private static String describe(JsonNode study) {
    JsonNode ingest = study.path("ingest");
    return study.path("accession").asText()
        + " is "
        + study.path("state").asText()
        + ", ingest "
        + ingest.path("state").asText("pending")
        + ": "
        + ingest.path("done").asLong()
        + " of "
        + ingest.path("total").asLong()
        + " files";
  }
}
