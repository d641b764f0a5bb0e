package org.lumenark.metadata.study;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.SubmissionEvent;

/**
 * A version of a study: what it says, its manifest and how far ingest has come. Each event sets its
 * own part.
 */
@Entity
@Table(name = "study_version")
public class VersionRow {

  @EmbeddedId Key key = new Key("", 0);

  @Nullable String title;
  @Nullable String metadata;

  @Column(name = "described_by")
  long describedBy;

  @Column(name = "submitted_at")
  @Nullable Instant submittedAt;

  @Column(name = "declared_files")
  @Nullable Long declaredFiles;

  @Column(name = "declared_bytes")
  @Nullable Long declaredBytes;

  @Nullable String manifest;
  @Nullable String root;
  @Nullable Long files;
  @Nullable Long bytes;

  @Column(name = "sealed_at")
  @Nullable Instant sealedAt;

  @Column(name = "loaded_at", insertable = false, updatable = false)
  @Nullable Instant loadedAt;

  @Column(insertable = false, updatable = false)
  String[] words = {};

  @Column(name = "completed_files")
  @Nullable Long completedFiles;

  @Column(name = "completed_images")
  @Nullable Long completedImages;

  @Column(name = "completed_rejected")
  @Nullable Long completedRejected;

  @Column(name = "completed_at")
  @Nullable Instant completedAt;

  protected VersionRow() {}

  /** Accession and version. */
  @Embeddable
  public record Key(String accession, int version) implements Serializable {}

  /** Takes what a draft became. */
  public void submitted(SubmissionEvent.StudySubmitted event, long keyVersion) {
    declaredFiles = event.files().count();
    declaredBytes = event.files().bytes();
    submittedAt = event.submittedAt();
    describe(event.title(), event.metadata().toString(), keyVersion);
  }

  /** Takes the whole new metadata. */
  public void revised(SubmissionEvent.StudyRevised event, long keyVersion) {
    describe(event.title(), event.metadata().toString(), keyVersion);
  }

  private void describe(String newTitle, String newMetadata, long keyVersion) {
    if (keyVersion > describedBy) {
      title = newTitle;
      metadata = newMetadata;
      describedBy = keyVersion;
    }
  }

  public void sealed(SubmissionEvent.ManifestSealed event) {
    manifest = event.manifest();
    root = event.root();
    files = event.files().count();
    bytes = event.files().bytes();
    sealedAt = event.sealedAt();
  }

  public void completed(IngestEvent.IngestCompleted event) {
    if (completedAt == null || event.completedAt().isAfter(completedAt)) {
      completedFiles = event.files();
      completedImages = event.images();
      completedRejected = event.rejected();
      completedAt = event.completedAt();
    }
  }

  public Key key() {
    return key;
  }

  /** From 1. */
  public int number() {
    return key.version();
  }

  /** Whether it is more than a shell. */
  public boolean isSubmitted() {
    return submittedAt != null;
  }

  public Instant submittedAt() {
    return submittedAt == null ? Instant.EPOCH : submittedAt;
  }

  public String title() {
    return title == null ? key.accession() : title;
  }

  public StudyDocument document() {
    return StudyDocument.parse(metadata == null ? "{}" : metadata);
  }

  public boolean isSealed() {
    return sealedAt != null;
  }

  /** Whether every file of the manifest has its row. */
  public boolean isLoaded() {
    return loadedAt != null;
  }

  public boolean isCompleted() {
    return completedAt != null;
  }

  /** Files whose stored bytes were refused, when ingest was completed. */
  long rejected() {
    return completedRejected == null ? 0 : completedRejected;
  }

  /**
   * Present once each file of the sealed manifest was compared with its digest.
   *
   * @param damaged files that were not as their digests say
   */
  Optional<StudyObject.Integrity> integrity(long damaged) {
    return sealedAt == null || completedAt == null
        ? Optional.empty()
        : Optional.of(new StudyObject.Integrity(sealedAt, completedAt, damaged));
  }

  /** Where its manifest lies: {@code originals:KEY}. */
  public Optional<String> manifest() {
    return Optional.ofNullable(manifest);
  }

  public Optional<String> root() {
    return Optional.ofNullable(root);
  }

  /** Files of the manifest, or before it is sealed those of the submission. */
  public FileTotals totals() {
    return new FileTotals(firstKnown(files, declaredFiles), firstKnown(bytes, declaredBytes));
  }

  /** Distinct words of the file names. */
  public List<String> words() {
    return List.of(words);
  }

  private static long firstKnown(@Nullable Long first, @Nullable Long second) {
    if (first != null) {
      return first;
    }
    return second == null ? 0 : second;
  }
}
