package org.lumenark.submission.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.document.study.StudyRules;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.redirect.Redirects;

/** Checks a draft against the schema of study documents and its template. Changes nothing. */
@ApplicationScoped
public class Validator {

  private final Redirects redirects;

  Validator(Redirects redirects) {
    this.redirects = redirects;
  }

  /**
   * @param openUploads uploads of the draft that are not complete
   */
  public Report validate(Draft draft, long openUploads) {
    return validate(draft, draft.metadata(), openUploads);
  }

  /**
   * As if it were submitted now.
   *
   * @param releaseDate what is asked for with the submission, which a template may require
   */
  public Report validate(Draft draft, long openUploads, LocalDate releaseDate) {
    ObjectNode document = draft.metadata().deepCopy().put("releaseDate", releaseDate.toString());
    return validate(draft, document, openUploads);
  }

  private Report validate(Draft draft, ObjectNode document, long openUploads) {
    List<Finding> findings =
        new ArrayList<>(
            ReportedFindings.of(StudyRules.check(document, LocalDate.now(ZoneOffset.UTC))));
    findings.addAll(redirects.findings(document));
    checkFiles(draft, openUploads, findings);
    return Report.of(findings);
  }

  private static void checkFiles(Draft draft, long openUploads, List<Finding> findings) {
    if (openUploads > 0) {
      findings.add(
          Finding.error(
              "uploads.open",
              "/files",
              openUploads + " uploads are not complete.",
              "Finish or delete them, then try again."));
    }
    if (draft.files().count() == 0) {
      findings.add(
          Finding.warning(
              "files.none", "/files", "The draft has no files.", "Upload the files of the study."));
    }
  }
}
