package org.lumenark.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code application/problem+json} (RFC 9457).
 *
 * @param code more specific than the type where a feature has codes of its own
 * @param instance the request's path; the only member that may differ between unknown and forbidden
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable String instance,
    List<Finding> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemType type, @Nullable String instance) {
    return of(type, type.code(), type.title() + ".", instance, List.of());
  }

  public static Problem of(
      ProblemType type,
      String code,
      String detail,
      @Nullable String instance,
      List<Finding> errors) {
    return new Problem(type.uri(), type.title(), type.status(), detail, code, instance, errors);
  }
}
