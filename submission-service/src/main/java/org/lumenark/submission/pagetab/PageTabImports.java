package org.lumenark.submission.pagetab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.mapping.StudyImport;
import org.lumenark.document.pagetab.PageTab;
import org.lumenark.document.template.Templates;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.ReportedFindings;
import org.lumenark.submission.Slots;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;

/** PageTab replaces the metadata of a draft. */
@ApplicationScoped
class PageTabImports {

  /** A tree takes many times the memory of its file. */
  private static final int AT_A_TIME = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Drafts drafts;
  private final int most;
  private final Slots slots =
      new Slots(AT_A_TIME, PATIENCE, "pagetab.busy", "Others import at the moment; try again.");

  PageTabImports(Drafts drafts, SubmissionConfig config) {
    this.drafts = drafts;
    this.most = config.maxPageTabBytes();
  }

  /**
   * All or nothing; the draft keeps its template if the file names none. Rights are looked at
   * before the first byte is read.
   *
   * @param ifMatch the draft's tag, if it must not have changed
   */
  Result replace(
      Caller caller,
      UUID id,
      @Nullable String ifMatch,
      @Nullable MediaType declared,
      InputStream body) {
    Draft draft = drafts.editable(caller, id);
    ImportedPageTab read = read(draft, declared, body);
    Draft changed = drafts.replace(caller, id, ifMatch, read.metadata());
    return new Result(changed, new ImportedPageTab(id, changed.metadata(), read.findings()));
  }

  /** What {@link #replace} would make of the draft as it stands; changes nothing. */
  Result preview(Caller caller, UUID id, @Nullable MediaType declared, InputStream body) {
    Draft draft = drafts.editable(caller, id);
    return new Result(draft, read(draft, declared, body));
  }

  private ImportedPageTab read(Draft draft, @Nullable MediaType declared, InputStream body) {
    StudyImport.Imported imported = imported(read(body), declared, draft);
    ObjectNode metadata = imported.document();
    if (!metadata.has("template") && draft.metadata().has("template")) {
      metadata.set("template", draft.metadata().get("template"));
    }
    return new ImportedPageTab(draft.id(), metadata, ReportedFindings.of(imported.findings()));
  }

  record Result(Draft draft, ImportedPageTab answer) {}

  private byte[] read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new ProblemException(
            ProblemType.TOO_LARGE,
            "pagetab.too-large",
            "PageTab of a draft has at most " + most + " bytes; move long tables into file lists.",
            List.of());
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StudyImport.Imported imported(byte[] bytes, @Nullable MediaType declared, Draft draft) {
    String template = draft.metadata().path("template").asText(Templates.MINIMAL);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try (Slots.Slot entered = slots.enter()) {
      return switch (StudyImport.of(
          PageTab.read(bytes, PageTabMediaType.of(declared, bytes), most), template, today)) {
        case StudyImport.Imported imported -> imported;
        case StudyImport.Refused refused ->
            throw new ProblemException(
                ProblemType.VALIDATION,
                "pagetab.refused",
                "The PageTab cannot be imported as it stands.",
                ReportedFindings.of(refused.findings()));
      };
    }
  }
}
