package org.lumenark.document.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;
import org.lumenark.document.template.Template;
import org.lumenark.document.template.Templates;

/** What stands between a study document and its submission: its schema, its forms, its template. */
public final class StudyRules {

  private StudyRules() {}

  /**
   * Everything that was found, by JSON pointer; with an error the document cannot be submitted.
   *
   * @param today in UTC
   */
  public static List<Finding> check(JsonNode document, LocalDate today) {
    List<Finding> findings = new ArrayList<>(StudySchema.check(document, today));
    String id = document.path("template").asText(Templates.MINIMAL);
    Optional<Template> template = Templates.find(id);
    template.ifPresentOrElse(
        known -> findings.addAll(TemplateCheck.of(known, document)), () -> findings.add(unknown()));
    return findings;
  }

  /**
   * What the document lacks of these, beyond what its template asks for.
   *
   * @param required pointers as templates have them
   */
  public static List<Finding> lacking(List<String> required, JsonNode document) {
    return TemplateCheck.of(required, Map.of(), document);
  }

  private static Finding unknown() {
    List<String> known = Templates.all().stream().map(Template::id).sorted().toList();
    return Finding.error(
        "template.unknown",
        Place.pointer("/template"),
        "There is no such template.",
        "Use one of " + known + ".");
  }
}
