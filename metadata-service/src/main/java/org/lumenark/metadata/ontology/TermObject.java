package org.lumenark.metadata.ontology;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term with everything above it.
 *
 * @param obsolete whether it is not to be used any more
 * @param replacedBy what to use instead
 * @param ancestors what it is a kind or a part of, the nearest first
 */
public record TermObject(
    String id,
    String label,
    String ontology,
    String version,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String definition,
    List<NameObject> synonyms,
    boolean obsolete,
    List<TermReference> replacedBy,
    List<Ancestor> ancestors) {

  public TermObject {
    synonyms = List.copyOf(synonyms);
    replacedBy = List.copyOf(replacedBy);
    ancestors = List.copyOf(ancestors);
  }

  /** Another name and how well it fits. */
  public record NameObject(String text, String scope) {}

  /**
   * A term by its id.
   *
   * @param label null where it is of no ontology that is loaded
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TermReference(String id, @Nullable String label) {}

  /**
   * A term above.
   *
   * @param distance steps up, from 1
   */
  public record Ancestor(String id, String label, int distance) {}
}
