package org.lumenark.submission.directive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * What a curator asks for.
 *
 * @param old exactly what is replaced: a text, or a term as an object
 * @param accessions of the studies that are meant; empty for all
 * @param previewed whether only to tell what it would do
 */
record DirectiveRequest(
    FieldPattern field,
    JsonNode old,
    JsonNode value,
    Optional<List<String>> accessions,
    boolean previewed) {

  private static final int MOST_STUDIES = 10_000;
  private static final int LONGEST_VALUE = 10_000;

  /**
   * @throws ProblemException with a finding for every member that cannot be taken
   */
  static DirectiveRequest parse(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw invalid(List.of(fault("directive.body", "", "There is no object.", "Send one.")));
    }
    List<Finding> findings = new ArrayList<>();
    Optional<FieldPattern> field = FieldPattern.parse(body.path("field").asText());
    if (field.isEmpty()) {
      findings.add(
          fault(
              "directive.field",
              "/field",
              "This is no field that curators correct.",
              "Give organism, imaging-method, keyword, instrument, or a pointer such as"
                  + " /biosamples/*/organism/*."));
    }
    value(body, "old", findings);
    value(body, "new", findings);
    if (body.has("old") && body.path("old").equals(body.path("new"))) {
      findings.add(
          fault("directive.same", "/new", "It is what was there before.", "Give another."));
    }
    Optional<List<String>> accessions = accessions(body, findings);
    if (!findings.isEmpty()) {
      throw invalid(findings);
    }
    return new DirectiveRequest(
        field.orElseThrow(),
        body.get("old"),
        body.get("new"),
        accessions,
        body.path("preview").asBoolean());
  }

  private static void value(JsonNode body, String name, List<Finding> findings) {
    JsonNode value = body.path(name);
    boolean term = value.isObject() && value.path("label").isTextual();
    if (!value.isTextual() && !term
        || value.isTextual() && value.asText().isBlank()
        || value.toString().length() > LONGEST_VALUE) {
      findings.add(
          fault(
              "directive.value",
              "/" + name,
              "This is neither a text nor a term.",
              "Give a text, or an object with a label, of at most 10,000 letters."));
    }
  }

  private static Optional<List<String>> accessions(JsonNode body, List<Finding> findings) {
    JsonNode given = body.path("accessions");
    if (given.isMissingNode()) {
      return Optional.empty();
    }
    List<String> accessions = new ArrayList<>();
    given.forEach(each -> accessions.add(each.asText()));
    if (!given.isArray()
        || accessions.isEmpty()
        || accessions.size() > MOST_STUDIES
        || !accessions.stream().allMatch(Accession::isAccession)) {
      findings.add(
          fault(
              "directive.accessions",
              "/accessions",
              "This is no list of accessions.",
              "Give 1 to 10,000, or leave it out for all studies."));
    }
    return Optional.of(accessions.stream().distinct().sorted().toList());
  }

  private static Finding fault(String code, String pointer, String message, String remedy) {
    return Finding.error(code, pointer, message, remedy);
  }

  private static ProblemException invalid(List<Finding> findings) {
    Finding first = findings.getFirst();
    return new ProblemException(ProblemType.INVALID, first.code(), first.message(), findings);
  }
}
