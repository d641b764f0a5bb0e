package org.lumenark.submission.collaborator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Reads who is to have which right: {@code {items: [{email | orcid, right}]}}. */
final class Invitations {

  static final int MOST = 100;

  private final List<Finding> findings = new ArrayList<>();
  private final Map<Address, Right> rights = new LinkedHashMap<>();

  private Invitations() {}

  /**
   * @throws ProblemException with a finding for every item that cannot be taken
   */
  static Map<Address, Right> parse(@Nullable JsonNode body) {
    JsonNode items = body == null ? null : body.get("items");
    if (items == null || !items.isArray() || items.size() > MOST) {
      throw invalid(
          List.of(
              Finding.error(
                  "collaborator.items",
                  "/items",
                  "There is no list of at most " + MOST + " collaborators.",
                  "Send {\"items\": [{\"email\": …, \"right\": …}]}.")));
    }
    Invitations invitations = new Invitations();
    for (int index = 0; index < items.size(); index++) {
      invitations.add("/items/" + index, items.get(index));
    }
    if (!invitations.findings.isEmpty()) {
      throw invalid(invitations.findings);
    }
    return invitations.rights;
  }

  private void add(String pointer, JsonNode item) {
    Optional<Right> right = Right.givable(item.path("right").asText());
    if (right.isEmpty()) {
      findings.add(
          Finding.error(
              "collaborator.right",
              pointer + "/right",
              "This is no right that can be given.",
              "Give view, edit or submit."));
    }
    Optional<Address> address = address(item);
    if (address.isEmpty()) {
      findings.add(
          Finding.error(
              "collaborator.address",
              pointer,
              "This is neither an e-mail address nor an ORCID iD.",
              "Give email or orcid, one of them, in full."));
    } else if (right.isPresent() && rights.put(address.get(), right.get()) != null) {
      findings.add(
          Finding.error(
              "collaborator.twice",
              pointer,
              "This address is in the list twice.",
              "Leave one of them out."));
    }
  }

  private static Optional<Address> address(JsonNode item) {
    if (item.has("email") == item.has("orcid")) {
      return Optional.empty();
    }
    return item.has("email")
        ? Address.email(item.get("email").asText())
        : Address.orcid(item.get("orcid").asText());
  }

  private static ProblemException invalid(List<Finding> findings) {
    Finding first = findings.getFirst();
    return new ProblemException(ProblemType.INVALID, first.code(), first.message(), findings);
  }
}
