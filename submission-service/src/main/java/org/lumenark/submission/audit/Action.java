package org.lumenark.submission.audit;

/** What is done to a draft and to the study it becomes. The values are stable. */
public enum Action {
  DRAFT_CREATED("draft.created"),
  DRAFT_SAVED("draft.saved"),
  DRAFT_DELETED("draft.deleted"),
  DRAFT_RESTORED("draft.restored"),
  FILES_ADDED("files.added"),
  FILE_REMOVED("file.removed"),
  FILES_ACTION("files.action"),
  FILE_LIST_STORED("file-list.stored"),
  FILE_LIST_REMOVED("file-list.removed"),
  ANNOTATION_TABLE_STORED("annotation-table.stored"),
  ANNOTATION_TABLE_REMOVED("annotation-table.removed"),
  COLLABORATORS_CHANGED("collaborators.changed"),
  REVIEWER_LINK_MADE("reviewer-link.made"),
  REVIEWER_LINK_REVOKED("reviewer-link.revoked"),
  VERSION_BEGUN("version.begun"),
  STUDY_SUBMITTED("study.submitted"),
  MANIFEST_SEALED("manifest.sealed"),
  RELEASE_DATE_CHANGED("release-date.changed"),
  STUDY_RELEASED("study.released"),
  STUDY_WITHDRAWN("study.withdrawn"),
  COMMENT_ADDED("comment.added"),
  CURATION_ACCEPTED("curation.accepted"),
  CURATION_RETURNED("curation.returned"),
  METADATA_CORRECTED("metadata.corrected"),
  CORRECTION_REVERTED("metadata.correction-reverted");

  private final String value;

  Action(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }
}
