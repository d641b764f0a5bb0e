package org.lumenark.submission.redirect;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.SubmissionConfig.Redirect.Effect;

/**
 * Which studies a partner should have, as the operator says. A rule that makes no sense ends the
 * start.
 */
@ApplicationScoped
public class Redirects {

  private final List<RedirectRule> rules;

  Redirects(SubmissionConfig config) {
    rules =
        config.redirects().entrySet().stream()
            .map(entry -> rule(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(RedirectRule::name))
            .toList();
  }

  /** Rules are read when the service starts, not when the first depositor comes. */
  void start(@Observes StartupEvent event) {}

  private static RedirectRule rule(String name, SubmissionConfig.Redirect redirect) {
    return new RedirectRule(
        name,
        new HashSet<>(redirect.templates()),
        redirect.methods().stream()
            .flatMap(List::stream)
            .map(method -> method.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        redirect.partner(),
        redirect.url(),
        redirect.reason(),
        redirect.effect() == Effect.ERROR);
  }

  /** In the order of the names of the rules. */
  public List<Finding> findings(JsonNode document) {
    return rules.stream()
        .filter(rule -> rule.concerns(document))
        .map(RedirectRule::finding)
        .toList();
  }

  /** What is kept with a study that was submitted all the same; empty if no rule is about it. */
  public Optional<List<Map<String, String>>> kept(JsonNode document) {
    List<Map<String, String>> found =
        rules.stream()
            .filter(rule -> rule.concerns(document))
            .map(rule ->
                Map.of(
                    "rule", rule.name(),
                    "partner", rule.partner(),
                    "url", rule.url().toString(),
                    "reason", rule.reason()))
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
