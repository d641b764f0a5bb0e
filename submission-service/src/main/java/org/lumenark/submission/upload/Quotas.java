package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.submission.Quota;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;

/**
 * Refuses what comes before its first byte if its draft or owner would have too much. What is under
 * way counts as if it were there, so that nobody uploads for a week what cannot be kept.
 */
@ApplicationScoped
public class Quotas {

  private final UploadRepository uploads;
  private final DraftRepository drafts;
  private final SubmissionConfig config;

  Quotas(UploadRepository uploads, DraftRepository drafts, SubmissionConfig config) {
    this.uploads = uploads;
    this.drafts = drafts;
    this.config = config;
  }

  /**
   * @param draft locked
   * @param length of the upload, in bytes
   * @throws ProblemException with a code that begins with {@code quota.} and a remedy
   */
  void check(Connection connection, Draft draft, long length) throws SQLException {
    if (length > config.maxFileBytes()) {
      throw Quota.fileBytes(config.maxFileBytes());
    }
    UnderWay here = uploads.underWay(connection, draft.id());
    if (here.uploads() >= config.maxOpenUploads()) {
      throw Quota.tooMany(
          "quota.uploads",
          "The draft has " + here.uploads() + " uploads that are not complete.",
          "Complete some or end them (DELETE), or send small files by batch.");
    }
    String owner = draft.owner().subject();
    UnderWay all = uploads.underWayOf(connection, owner);
    if (all.uploads() >= config.maxOpenUploadsOfOwner()) {
      throw Quota.tooMany(
          "quota.owner-uploads",
          "Your drafts have " + all.uploads() + " uploads that are not complete.",
          "Complete some or end them (DELETE).");
    }
    requireRoom(connection, draft, 1, length);
  }

  /**
   * What is under way counts as if it were there.
   *
   * @param draft locked
   * @throws ProblemException if the draft, or its owner, has no room for so much more
   */
  public void requireRoom(Connection connection, Draft draft, long files, long bytes)
      throws SQLException {
    UnderWay here = uploads.underWay(connection, draft.id());
    if (exceeds(draft.files().count() + here.uploads(), files, config.maxFiles())) {
      throw Quota.files(config.maxFiles());
    }
    if (exceeds(draft.files().bytes() + here.bytes(), bytes, config.maxDraftBytes())) {
      throw Quota.tooLarge(
          "quota.bytes",
          "A draft has at most " + config.maxDraftBytes() + " bytes.",
          "Remove files or end uploads, or ask the operator of the archive.");
    }
    String owner = draft.owner().subject();
    long stored = drafts.bytesOf(connection, owner);
    long awaited = uploads.underWayOf(connection, owner).bytes();
    if (exceeds(stored + awaited, bytes, config.maxOwnerBytes())) {
      throw Quota.ownerBytes(config.maxOwnerBytes());
    }
  }

  /**
   * @param draft locked; with files that were added in this transaction
   * @throws ProblemException if it, or its owner, has too much by now
   */
  public void requireKept(Connection connection, UUID draft) throws SQLException {
    requireRoom(connection, drafts.find(connection, draft).orElseThrow(), 0, 0);
  }

  private static boolean exceeds(long there, long more, long most) {
    return more > most - there;
  }

  /**
   * Uploads that are no files yet.
   *
   * @param bytes that they have been declared with
   */
  record UnderWay(long uploads, long bytes) {}
}
