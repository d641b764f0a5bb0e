package org.lumenark.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;

/** Life cycle of a study version; key is the accession. All times are UTC. */
public sealed interface SubmissionEvent extends EventData {

  Accession accession();

  /** Version of the study, from 1. */
  int version();

  /**
   * A draft became a study.
   *
   * @param metadata the study document as it was frozen ({@code study-document.v1.schema.json})
   * @param readers subjects that may see it beside the owner while it is private; absent in events
   *     from before there were any
   * @param collection the same in all versions of a study; absent in events from before there were
   *     any, whose studies are in {@link CollectionName#DEFAULT}
   */
  @EventType("org.lumenark.submission.study-submitted.v1")
  record StudySubmitted(
      Accession accession,
      int version,
      UUID draftId,
      Owner owner,
      String title,
      JsonNode metadata,
      Instant releaseDate,
      Instant submittedAt,
      FileTotals files,
      Optional<List<String>> readers,
      Optional<CollectionName> collection)
      implements SubmissionEvent {}

  /**
   * The manifest is complete in the store; ingest may start.
   *
   * @param manifest {@code originals:KEY} of the root object ({@code manifest-root.schema.json})
   * @param root {@code sha256:} and the Merkle root in hex
   */
  @EventType("org.lumenark.submission.manifest-sealed.v1")
  record ManifestSealed(
      Accession accession,
      int version,
      String manifest,
      String root,
      FileTotals files,
      Instant sealedAt)
      implements SubmissionEvent {}

  /**
   * The study is public from now on.
   *
   * @param version the first one whose files are verified: none before it is shown on its own
   */
  @EventType("org.lumenark.submission.study-released.v1")
  record StudyReleased(Accession accession, int version, Instant releaseDate, Instant releasedAt)
      implements SubmissionEvent {}

  /**
   * Metadata, release date, readers or reviewer links changed; the whole new state of all.
   *
   * @param readers subjects that may see it beside the owner while it is private; absent in events
   *     from before there were any
   * @param reviewerLinks every link that is good; absent in events from before there were any
   * @param corrections of curators that were not taken back, the newest first, at most 500; absent
   *     in events from before they were told
   */
  @EventType("org.lumenark.submission.study-revised.v1")
  record StudyRevised(
      Accession accession,
      int version,
      String title,
      JsonNode metadata,
      Instant releaseDate,
      Instant revisedAt,
      Optional<List<String>> readers,
      Optional<List<ReviewerLink>> reviewerLinks,
      Optional<List<CorrectedValue>> corrections)
      implements SubmissionEvent {}

  /** The study is gone from view for ever; its tombstone says why. */
  @EventType("org.lumenark.submission.study-withdrawn.v1")
  record StudyWithdrawn(Accession accession, int version, String reason, Instant withdrawnAt)
      implements SubmissionEvent {}
}
