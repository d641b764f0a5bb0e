package org.lumenark.submission.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.submission.source.ImportSource.Kind;

/** The body of a request for an import: {@code {source: {folder | bucket, prefix?}, path?}}. */
final class ImportBody {

  private static final String SOURCE = "/source";

  private ImportBody() {}

  /**
   * @throws ProblemException that points at the member that is wrong
   */
  static ActionBody parse(@Nullable JsonNode body) {
    if (body instanceof ObjectNode object) {
      ActionBody.only(object, "", Set.of("source", "path", "preview"));
      return ActionBody.parse(object.deepCopy().put("action", "import"));
    }
    return ActionBody.parse(body);
  }

  static ActionRequest.Import request(JsonNode body) {
    ActionBody.only(body, "", Set.of("action", "preview", "source", "path"));
    JsonNode source = body.path("source");
    Kind kind = source.has(Kind.BUCKET.value()) ? Kind.BUCKET : Kind.FOLDER;
    if (!source.isObject() || !source.path(kind.value()).isTextual()) {
      throw ActionBody.invalid(
          "action.form",
          SOURCE,
          "This names neither a folder nor a bucket.",
          "Give an object with folder or bucket, as the list of sources names them.");
    }
    ActionBody.only(source, SOURCE, Set.of(kind.value(), "prefix"));
    return new ActionRequest.Import(
        kind,
        source.path(kind.value()).asText(),
        folder(source, SOURCE, "prefix"),
        folder(body, "", "path"));
  }

  /** Empty if it is not said. */
  private static String folder(JsonNode object, String at, String member) {
    return !object.has(member) || ActionBody.text(object, at, member).isEmpty()
        ? ""
        : ActionBody.path(object, at, member);
  }
}
