package org.lumenark.imaging.validate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judgement. The components are the fields of the contract's {@code validate-ngff}.
 *
 * @param input as the caller named it
 * @param version that it was judged by; null if that could not be told
 * @param kind of the root; null if that could not be told
 * @param valid whether there are no errors
 */
public record NgffReport(
    String input,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String version,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String kind,
    boolean valid,
    List<NgffFinding> findings) {

  public NgffReport {
    findings = List.copyOf(findings);
  }
}
