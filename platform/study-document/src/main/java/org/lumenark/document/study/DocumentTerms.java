package org.lumenark.document.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The terms of a study document, in its order: of organisms and of imaging methods. */
public final class DocumentTerms {

  private static final String ORGANISMS = "NCBITaxon";
  private static final String METHODS = "FBbi";

  private final List<DocumentTerm> terms = new ArrayList<>();

  private DocumentTerms() {}

  /** Places that are empty are left out. */
  public static List<DocumentTerm> of(JsonNode document) {
    DocumentTerms found = new DocumentTerms();
    found.add("/organisms", ORGANISMS, document.path("organisms"));
    found.add("/imagingMethods", METHODS, document.path("imagingMethods"));
    found.members(document, "biosamples", "organism", ORGANISMS);
    found.members(document, "imageAcquisitions", "imagingMethod", METHODS);
    return List.copyOf(found.terms);
  }

  private void members(JsonNode document, String list, String member, String expected) {
    JsonNode all = document.path(list);
    for (int i = 0; i < all.size(); i++) {
      add("/" + list + "/" + i + "/" + member, expected, all.path(i).path(member));
    }
  }

  /** A term, or a list of them. */
  private void add(String pointer, String expected, JsonNode term) {
    if (term.isArray()) {
      for (int i = 0; i < term.size(); i++) {
        add(pointer + "/" + i, expected, term.get(i));
      }
      return;
    }
    boolean given = term.isObject() ? !term.isEmpty() : !term.asText("").isBlank();
    if (given) {
      String label = term.isObject() ? term.path("label").asText("") : term.asText("");
      terms.add(
          new DocumentTerm(pointer, expected, term.path("id").asText("").strip(), label.strip()));
    }
  }
}
