package org.lumenark.submission.acquisition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.acquisition.AcquisitionRead;
import org.lumenark.document.acquisition.MicroMeta;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.ReportedFindings;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;

/** Adds an acquisition to a draft, once: the same file again finds it there. */
@ApplicationScoped
class Acquisitions {

  static final int MOST_BYTES = 2 << 20;

  private static final String LIST = "imageAcquisitions";

  private final Drafts drafts;
  private final ObjectMapper mapper;

  Acquisitions(Drafts drafts, ObjectMapper mapper) {
    this.drafts = drafts;
    this.mapper = mapper;
  }

  record Result(Draft draft, ImportedAcquisition answer) {}

  /**
   * Rights are looked at before the first byte is read.
   *
   * @param ifMatch the draft's tag, if it must not have changed
   */
  Result add(Caller caller, UUID id, @Nullable String ifMatch, InputStream body) {
    drafts.editable(caller, id);
    ObjectNode acquisition = read(body);
    Draft changed =
        drafts.change(caller, id, ifMatch, List.of(LIST), before -> with(before, acquisition));
    JsonNode list = changed.metadata().path(LIST);
    return new Result(
        changed,
        new ImportedAcquisition(id, "/" + LIST + "/" + place(list, acquisition), acquisition));
  }

  private static JsonNode with(JsonNode before, ObjectNode acquisition) {
    JsonNode present = before.path(LIST);
    if (!present.isArray() && !present.isMissingNode() && !present.isNull()) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "acquisition.list",
          "The draft's imageAcquisitions is not a list.",
          List.of(
              Finding.error(
                  "metadata.type",
                  "/" + LIST,
                  "This is not a list.",
                  "Make it a list of acquisitions, or take it out.")));
    }
    if (place(present, acquisition) >= 0) {
      return before;
    }
    ObjectNode after = before.deepCopy();
    ArrayNode list = present.isArray() ? (ArrayNode) after.path(LIST) : after.putArray(LIST);
    list.add(acquisition);
    return after;
  }

  private static int place(JsonNode list, ObjectNode acquisition) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).equals(acquisition)) {
        return i;
      }
    }
    return -1;
  }

  private ObjectNode read(InputStream body) {
    return switch (MicroMeta.read(json(body))) {
      case AcquisitionRead.Read read -> read.acquisition();
      case AcquisitionRead.Refused refused ->
          throw refused(ReportedFindings.of(List.of(refused.finding())));
    };
  }

  private JsonNode json(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new ProblemException(
            ProblemType.TOO_LARGE,
            "acquisition.too-large",
            "A file about an acquisition has at most " + MOST_BYTES + " bytes.",
            List.of());
      }
      JsonNode file = mapper.readTree(bytes);
      return file == null ? mapper.missingNode() : file;
    } catch (JsonProcessingException malformed) {
      long line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
      throw refused(
          List.of(
              new Finding(
                  "error",
                  "acquisition.json",
                  "The file is not JSON: it breaks off or is wrong in line " + line + ".",
                  "Save it again in the Micro-Meta App.",
                  null,
                  line,
                  null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException refused(List<Finding> findings) {
    return new ProblemException(
        ProblemType.VALIDATION,
        "acquisition.refused",
        "The file cannot be imported as it stands.",
        findings);
  }
}
