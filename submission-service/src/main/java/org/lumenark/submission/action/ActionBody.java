package org.lumenark.submission.action;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.filelist.FilePath;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * The body of a request for an action. Members that the action does not have are refused: a
 * misspelt {@code preview} must not remove anything.
 */
record ActionBody(ActionRequest request, boolean preview) {

  private static final int LONGEST_PATTERN = 1000;

  /**
   * @throws ProblemException that points at the member that is wrong
   */
  static ActionBody parse(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw invalid("action.form", "", "The body is no JSON object.", "Send a JSON object.");
    }
    JsonNode preview = body.path("preview");
    if (!preview.isMissingNode() && !preview.isBoolean()) {
      throw invalid("action.form", "/preview", "This is not a boolean.", "Use true or false.");
    }
    return new ActionBody(request(body), preview.asBoolean(false));
  }

  private static ActionRequest request(JsonNode body) {
    return switch (body.path("action").asText("")) {
      case "remove" -> remove(body);
      case "move" -> move(body);
      case "expand" -> expand(body);
      case "import" -> ImportBody.request(body);
      default ->
          throw invalid(
              "action.unknown",
              "/action",
              "There is no such action.",
              "Use expand, import, move or remove.");
    };
  }

  private static ActionRequest remove(JsonNode body) {
    if (body.has("folder")) {
      only(body, Set.of("action", "preview", "folder"));
      return new ActionRequest.RemoveFolder(path(body, "folder"));
    }
    only(body, Set.of("action", "preview", "pattern"));
    String pattern = text(body, "pattern");
    if (pattern.isEmpty() || pattern.length() > LONGEST_PATTERN) {
      throw invalid(
          "action.pattern",
          "/pattern",
          "The pattern is empty or has more than 1,000 characters.",
          "Give a glob such as **/*.tmp, or a folder.");
    }
    return new ActionRequest.RemovePattern(pattern);
  }

  private static ActionRequest move(JsonNode body) {
    only(body, Set.of("action", "preview", "from", "to"));
    String from = path(body, "from");
    String to = path(body, "to");
    if (to.equals(from) || to.startsWith(from + "/")) {
      throw invalid(
          "action.into-itself",
          "/to",
          "A folder cannot be moved to itself or below itself.",
          "Move it elsewhere first.");
    }
    return new ActionRequest.Move(from, to);
  }

  private static ActionRequest expand(JsonNode body) {
    only(body, Set.of("action", "preview", "path", "into", "keep"));
    String path = path(body, "path");
    JsonNode keep = body.path("keep");
    if (!keep.isMissingNode() && !keep.isBoolean()) {
      throw invalid("action.form", "/keep", "This is not a boolean.", "Use true or false.");
    }
    String beside = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    String into = beside;
    if (body.has("into")) {
      into = text(body, "into").isEmpty() ? "" : path(body, "into");
    }
    return new ActionRequest.Expand(path, into, keep.asBoolean(false));
  }

  /** A path without a slash at its end, which folders may be given with. */
  static String path(JsonNode body, String member) {
    return path(body, "", member);
  }

  /**
   * @param at pointer to the object
   */
  static String path(JsonNode object, String at, String member) {
    String given = text(object, at, member);
    String path = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    Optional<FilePath.Fault> fault = FilePath.check(path);
    if (fault.isPresent()) {
      throw invalid(
          fault.get().code(),
          at + "/" + member,
          fault.get().message(),
          "Give a path without such parts.");
    }
    return path;
  }

  private static String text(JsonNode body, String member) {
    return text(body, "", member);
  }

  static String text(JsonNode object, String at, String member) {
    if (!object.path(member).isTextual()) {
      throw invalid("action.form", at + "/" + member, "This is not a text.", "Give a text here.");
    }
    return object.path(member).asText();
  }

  private static void only(JsonNode body, Set<String> members) {
    only(body, "", members);
  }

  /**
   * @param at pointer to the object
   */
  static void only(JsonNode object, String at, Set<String> members) {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!members.contains(name)) {
            throw invalid(
                "action.member",
                at + JsonPointer.empty().appendProperty(name),
                "The action has no such member.",
                "Leave it out.");
          }
        });
  }

  static ProblemException invalid(String code, String pointer, String message, String remedy) {
    Finding finding = Finding.error(code, pointer, message, remedy);
    return new ProblemException(ProblemType.INVALID, code, message, List.of(finding));
  }
}
