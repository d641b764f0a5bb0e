package org.lumenark.metadata.study;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.CorrectedValue;
import org.lumenark.contracts.event.Owner;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.CollectionName;

/**
 * A study as the catalogue knows it. A row may begin as a shell: every event sets its own columns,
 * and what a later event may set again is guarded by the version of the event's key, so that any
 * order of events ends in the same row.
 */
@Entity
@Table(name = "study")
public class StudyRow {

  /** Before the first image of a fan-out. */
  public static final UUID BEFORE_ALL_IMAGES = new UUID(0, 0);

  @Id String accession = "";

  int version;

  @Column(name = "owner_subject")
  @Nullable String ownerSubject;

  @Column(name = "owner_username")
  @Nullable String ownerUsername;

  @Column(name = "owner_name")
  @Nullable String ownerName;

  @Column(name = "owner_email")
  @Nullable String ownerEmail;

  @Column(name = "submitted_at")
  @Nullable Instant submittedAt;

  @Nullable String title;
  @Nullable String metadata;

  String collection = CollectionName.DEFAULT.value();

  @Column(name = "shared_with")
  String[] sharedWith = {};

  @Column(name = "shared_by")
  long sharedBy;

  @Column(name = "reviewed_by")
  long reviewedBy;

  @Column(name = "release_date")
  @Nullable Instant releaseDate;

  @Column(name = "dated_by")
  long datedBy;

  @Column(name = "released_at")
  @Nullable Instant releasedAt;

  @Column(name = "released_version")
  int releasedVersion;

  @Column(name = "withdrawn_at")
  @Nullable Instant withdrawnAt;

  @Column(name = "withdrawn_reason")
  @Nullable String withdrawnReason;

  String visibility = Visibility.PRIVATE.value();

  @Column(name = "public_digest")
  @Nullable String publicDigest;

  @Column(name = "change_digest")
  @Nullable String changeDigest;

  long revision;

  @Column(name = "announce_at")
  @Nullable Instant announceAt;

  @Column(name = "images_after")
  @Nullable UUID imagesAfter;

  @Nullable String corrections;

  @Column(name = "corrected_by")
  long correctedBy;

  protected StudyRow() {}

  /** Takes what a draft became. */
  public void submitted(SubmissionEvent.StudySubmitted event, long keyVersion) {
    if (version == 0) {
      version = event.version();
    }
    Owner owner = event.owner();
    ownerSubject = owner.subject();
    ownerUsername = owner.username();
    ownerName = owner.name().orElse(null);
    ownerEmail = owner.email().orElse(null);
    if (submittedAt == null || event.submittedAt().isBefore(submittedAt)) {
      submittedAt = event.submittedAt();
    }
    event.collection().ifPresent(named -> collection = named.value());
    date(event.releaseDate(), keyVersion);
    event.readers().ifPresent(readers -> share(readers, keyVersion));
  }

  /** Takes the whole new release date and readers. */
  public void revised(SubmissionEvent.StudyRevised event, long keyVersion) {
    date(event.releaseDate(), keyVersion);
    event.readers().ifPresent(readers -> share(readers, keyVersion));
    event.corrections().ifPresent(told -> correct(told, keyVersion));
  }

  private void correct(List<CorrectedValue> told, long keyVersion) {
    if (keyVersion > correctedBy) {
      corrections = StoredCorrections.json(told);
      correctedBy = keyVersion;
    }
  }

  /** What curators corrected and did not take back, the newest first. */
  public List<CorrectedValue> corrections() {
    return corrections == null ? List.of() : StoredCorrections.of(corrections);
  }

  /** Whether this event's reviewer links are newer than those that are known; then they count. */
  public boolean takesReviewers(long keyVersion) {
    if (keyVersion <= reviewedBy) {
      return false;
    }
    reviewedBy = keyVersion;
    return true;
  }

  /** Remembers that the study may be public as soon as its files are in the catalogue. */
  public void released(SubmissionEvent.StudyReleased event, long keyVersion) {
    if (releasedAt == null || event.releasedAt().isBefore(releasedAt)) {
      releasedAt = event.releasedAt();
      releasedVersion = event.version();
    }
    date(event.releaseDate(), keyVersion);
  }

  /** Takes the study from view at once and for ever. */
  public void withdrawn(SubmissionEvent.StudyWithdrawn event) {
    if (withdrawnAt == null || event.withdrawnAt().isBefore(withdrawnAt)) {
      withdrawnAt = event.withdrawnAt();
      withdrawnReason = event.reason();
    }
    show(Visibility.WITHDRAWN);
  }

  /**
   * Says from now on what this version says, and settles who may see it: public needs the release
   * and every file of its manifest in the catalogue.
   */
  public void settle(VersionRow shown) {
    says(shown);
    boolean ready = shown.isLoaded() && shown.number() >= releasedVersion;
    if (withdrawnAt != null) {
      show(Visibility.WITHDRAWN);
    } else if (releasedAt != null && isSubmitted() && (ready || isPublic())) {
      show(Visibility.PUBLIC);
    }
  }

  /** Takes what a version says, if it is the one that is shown. */
  public void described(VersionRow told) {
    if (told.number() == version) {
      says(told);
    }
  }

  private void says(VersionRow shown) {
    boolean same =
        version == shown.number()
            && Objects.equals(title, shown.title)
            && Objects.equals(metadata, shown.metadata);
    if (!same) {
      version = shown.number();
      title = shown.title;
      metadata = shown.metadata;
      announceAllImages();
    }
  }

  /** Its state is due at once, whatever the clocks of this process and the database say. */
  public void changed() {
    announceAt = Instant.EPOCH;
  }

  /** Its state was announced. */
  public void announced() {
    announceAt = null;
  }

  /** All its images are to be announced again. */
  public void announceAllImages() {
    imagesAfter = BEFORE_ALL_IMAGES;
  }

  /** The images up to this one were announced; null when there are no more. */
  public void announcedImages(@Nullable UUID last) {
    imagesAfter = last;
  }

  /** Version of the study's event key: how many events were announced. */
  public long revision() {
    return revision;
  }

  /** A new version of the study's event key. */
  public long nextRevision() {
    return ++revision;
  }

  private void share(List<String> readers, long keyVersion) {
    if (keyVersion > sharedBy) {
      sharedWith = readers.toArray(String[]::new);
      sharedBy = keyVersion;
      announceAllImages();
    }
  }

  private void date(Instant newReleaseDate, long keyVersion) {
    if (keyVersion > datedBy) {
      releaseDate = newReleaseDate;
      datedBy = keyVersion;
      announceAllImages();
    }
  }

  private void show(Visibility newVisibility) {
    if (!visibility.equals(newVisibility.value())) {
      visibility = newVisibility.value();
      announceAllImages();
    }
  }

  public String accession() {
    return accession;
  }

  /** The version that is shown. */
  public int version() {
    return version;
  }

  /** The same in all its versions. */
  public CollectionName collection() {
    return new CollectionName(collection);
  }

  /** Whether it is more than a shell. */
  public boolean isSubmitted() {
    return submittedAt != null;
  }

  public boolean isPublic() {
    return visibility() == Visibility.PUBLIC;
  }

  /** Whether the release was ever announced, however it ended. */
  public boolean wasReleased() {
    return releasedAt != null;
  }

  public Visibility visibility() {
    return Visibility.of(visibility);
  }

  /** Subjects that may see it while it is private, the owner first. */
  public List<String> readers() {
    if (ownerSubject == null) {
      return List.of();
    }
    return Stream.concat(Stream.of(ownerSubject), Arrays.stream(sharedWith)).distinct().toList();
  }

  public String title() {
    return title == null ? accession : title;
  }

  public StudyDocument document() {
    return StudyDocument.parse(metadata == null ? "{}" : metadata);
  }

  public Instant submittedAt() {
    return submittedAt == null ? Instant.EPOCH : submittedAt;
  }

  public Instant releaseDate() {
    return releaseDate == null ? Instant.EPOCH : releaseDate;
  }

  public Optional<Instant> releasedAt() {
    return Optional.ofNullable(releasedAt);
  }

  public Optional<Instant> withdrawnAt() {
    return Optional.ofNullable(withdrawnAt);
  }

  public String withdrawnReason() {
    return withdrawnReason == null ? "" : withdrawnReason;
  }

  public boolean isDue() {
    return announceAt != null;
  }

  public Optional<UUID> imagesAfter() {
    return Optional.ofNullable(imagesAfter);
  }

  /** Digest of the public state announced last; what differs is announced. */
  public Optional<String> publicDigest() {
    return Optional.ofNullable(publicDigest);
  }

  public Optional<String> changeDigest() {
    return Optional.ofNullable(changeDigest);
  }

  public void announcedPublicly(String newPublicDigest, String newChangeDigest) {
    publicDigest = newPublicDigest;
    changeDigest = newChangeDigest;
  }
}
