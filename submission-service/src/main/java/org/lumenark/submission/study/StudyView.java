package org.lumenark.submission.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;

/**
 * The Study object as its owner sees it from here. Images are the catalogue's: {@code url} has
 * them, and the list here stays empty.
 *
 * @param ingest how far the check of the stored files is; {@code completed} also says that every
 *     image has its final state
 * @param problems files whose stored bytes are damaged, first the study as a whole
 * @param releaseBlocked present while the study cannot become public at its date
 * @param dataAvailability what a paper may say of where its images are; absent of what was
 *     withdrawn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyView(
    Accession accession,
    int version,
    String state,
    String title,
    String url,
    CollectionName collection,
    Instant releaseDate,
    FileTotals files,
    Progress ingest,
    List<JsonNode> images,
    List<FileProblem> problems,
    @Nullable ReleaseBlock releaseBlocked,
    @Nullable String reason,
    @Nullable String dataAvailability) {

  /** Files that are done of all files. */
  public record Progress(String state, long done, long total) {}

  static StudyView of(
      Study study, String publicUrl, DataAvailability sentence, List<FileProblem> problems) {
    long total = study.files().count();
    long done = study.ingest().completed() ? total : study.ingest().filesVerified();
    return new StudyView(
        study.accession(),
        study.version(),
        study.state().value(),
        study.title(),
        publicUrl + "/api/v1/studies/" + study.accession(),
        study.collection(),
        study.releaseDate(),
        study.files(),
        new Progress(study.ingest().state(), Math.min(done, total), total),
        List.of(),
        problems,
        ReleaseBlock.of(study).orElse(null),
        study.withdrawalReason().orElse(null),
        study.state() instanceof StudyState.Withdrawn
            ? null
            : sentence.of(study.accession(), study.version()));
  }
}
