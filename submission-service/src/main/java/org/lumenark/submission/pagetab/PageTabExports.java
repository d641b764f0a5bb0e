package org.lumenark.submission.pagetab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.lumenark.document.Finding;
import org.lumenark.document.Refusal;
import org.lumenark.document.mapping.StudyPageTab;
import org.lumenark.document.pagetab.PageTab;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.document.pagetab.PageTabRead;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.ReportedFindings;
import org.lumenark.submission.draft.Drafts;

/** Metadata of a draft as PageTab. */
@ApplicationScoped
class PageTabExports {

  private final Drafts drafts;

  PageTabExports(Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * What is written can be imported again.
   *
   * @throws ProblemException if the metadata holds what PageTab, or this form of it, cannot
   */
  byte[] write(Caller caller, UUID id, PageTabFormat format) {
    ObjectNode document = drafts.get(caller, id).metadata().deepCopy();
    try {
      ObjectNode submission = StudyPageTab.toPageTab(document);
      byte[] json = bytes(submission, PageTabFormat.JSON);
      if (PageTab.read(json, PageTabFormat.JSON) instanceof PageTabRead.Refused refused) {
        throw impossible(refused.findings());
      }
      return format == PageTabFormat.JSON ? json : bytes(submission, format);
    } catch (Refusal refusal) {
      throw impossible(List.of(refusal.finding()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(ObjectNode submission, PageTabFormat format) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    PageTab.write(submission, format, target);
    return target.toByteArray();
  }

  private static ProblemException impossible(List<Finding> findings) {
    return new ProblemException(
        ProblemType.VALIDATION,
        "pagetab.impossible",
        "The metadata holds what this form cannot say.",
        ReportedFindings.of(findings));
  }
}
