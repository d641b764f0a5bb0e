package org.lumenark.submission.curation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Reads a comment out of a request: plain text, without blanks around it. */
final class CommentText {

  private static final int LONGEST = 10_000;

  private CommentText() {}

  /**
   * @param member of the body that holds it
   * @return empty if there is none
   * @throws ProblemException {@code comment.invalid} if it cannot be taken
   */
  static Optional<String> optional(@Nullable JsonNode body, String member) {
    JsonNode value = body == null ? null : body.get(member);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    String text = value.asText().strip();
    if (!value.isTextual() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw problem("comment.invalid", member, "A comment is a text of at most 10,000 letters.");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /**
   * @throws ProblemException {@code comment.required} if there is none
   */
  static String required(@Nullable JsonNode body, String member) {
    return optional(body, member)
        .orElseThrow(() -> problem("comment.required", member, "This needs a comment."));
  }

  private static ProblemException problem(String code, String member, String message) {
    Finding finding =
        Finding.error(code, "/" + member, message, "Say in " + member + " what is to be done.");
    return new ProblemException(ProblemType.INVALID, code, message, List.of(finding));
  }
}
