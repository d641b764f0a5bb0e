package org.lumenark.client.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;

/** {@code application/problem+json} as failures of the client. */
final class Problems {

  private static final int MAXIMUM_BYTES = 1 << 20;

  private Problems() {}

  static ClientException of(int status, byte[] body, String url, boolean loggedIn) {
    JsonNode problem = tree(body);
    List<Detail> details = details(problem);
    String code = problem.path("code").asText("http." + status);
    String message = problem.path("detail").asText(problem.path("title").asText(""));
    if (message.isBlank()) {
      message = "The archive answered with status " + status + ".";
    }
    if (status == 401) {
      return new ClientException(
          ExitCode.NOT_ALLOWED,
          "login.required",
          "Log in first: lumenark login --url " + origin(url),
          url);
    }
    if (status == 404 && !loggedIn) {
      message += " If it is private: log in first (lumenark login).";
    }
    String place = details.isEmpty() ? url : details.getFirst().place();
    return new ClientException(exit(status, code), code, message, place, details, null);
  }

  static ExitCode exit(int status, String code) {
    return switch (status) {
      case 401, 403 -> ExitCode.NOT_ALLOWED;
      case 404, 410 -> ExitCode.NO_INPUT;
      case 408, 423, 425, 429 -> ExitCode.TRY_AGAIN;
      case 502 -> code.equals("storage.corrupt") ? ExitCode.INPUT_OUTPUT : ExitCode.UNAVAILABLE;
      case 503, 504 -> ExitCode.UNAVAILABLE;
      case 507 -> ExitCode.INPUT_OUTPUT;
      default -> status >= 500 ? ExitCode.OUR_BUG : ExitCode.BAD_DATA;
    };
  }

  private static JsonNode tree(byte[] body) {
    if (body.length > 0 && body.length <= MAXIMUM_BYTES) {
      try {
        JsonNode node = Json.mapper().readTree(body);
        if (node != null && node.isObject()) {
          return node;
        }
      } catch (IOException e) {
        // Something between us and the archive answered in its own words: only the status counts.
        return Json.object();
      }
    }
    return Json.object();
  }

  private static List<Detail> details(JsonNode problem) {
    List<Detail> details = new ArrayList<>();
    for (JsonNode error : problem.path("errors")) {
      details.add(
          new Detail(
              error.path("code").asText("unknown"),
              place(error),
              error.path("message").asText(""),
              error.path("remedy").asText(null)));
    }
    return details;
  }

  private static @Nullable String place(JsonNode error) {
    if (error.hasNonNull("pointer")) {
      return error.get("pointer").asText();
    }
    if (error.hasNonNull("path")) {
      return error.get("path").asText();
    }
    if (error.hasNonNull("row")) {
      return "row " + error.get("row").asText();
    }
    return error.hasNonNull("position") ? "position " + error.get("position").asText() : null;
  }

  private static String origin(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path < 0 ? url : url.substring(0, path);
  }
}
