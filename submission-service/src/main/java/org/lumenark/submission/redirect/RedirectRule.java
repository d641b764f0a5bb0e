package org.lumenark.submission.redirect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lumenark.document.template.Templates;
import org.lumenark.platform.problem.Finding;

/**
 * Sends studies of some templates, or of some imaging methods in them, to a partner.
 *
 * @param methods in lower case; empty for all
 * @param blocks whether such a study is not taken here
 */
record RedirectRule(
    String name,
    Set<String> templates,
    Set<String> methods,
    String partner,
    URI url,
    String reason,
    boolean blocks) {

  RedirectRule {
    templates = Set.copyOf(templates);
    methods = Set.copyOf(methods);
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (templates.isEmpty() || partner.isBlank() || reason.isBlank() || !web) {
      throw new IllegalArgumentException(
          "lumenark.submission.redirects."
              + name
              + " needs templates, a partner, a reason and the partner's http address");
    }
  }

  boolean concerns(JsonNode document) {
    return templates.contains(document.path("template").asText(Templates.MINIMAL))
        && (methods.isEmpty() || methodsOf(document).stream().anyMatch(methods::contains));
  }

  /** Ids and names of all imaging methods of a study, in lower case. */
  private static Set<String> methodsOf(JsonNode document) {
    Set<String> found = new HashSet<>();
    collect(document.path("imagingMethods"), found);
    for (JsonNode acquisition : document.path("imageAcquisitions")) {
      collect(acquisition.path("imagingMethod"), found);
    }
    return found;
  }

  private static void collect(JsonNode methods, Set<String> found) {
    if (methods.isTextual()) {
      found.add(methods.asText().strip().toLowerCase(Locale.ROOT));
    } else if (methods.isArray()) {
      methods.forEach(each -> collect(each, found));
    } else if (methods.isObject()) {
      for (String member : List.of("id", "label")) {
        collect(methods.path(member), found);
      }
    }
  }

  Finding finding() {
    String message = "Studies like this one belong to " + partner + ": " + reason;
    return blocks
        ? Finding.error("study.redirected", "/template", message, "Deposit it at " + url + ".")
        : Finding.warning(
            "study.redirected",
            "/template",
            message,
            "Deposit it at " + url + ", or go on here if that is what you want.");
  }
}
