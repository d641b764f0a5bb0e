package org.lumenark.submission.collection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.ReportedFindings;

/** The collection that a draft goes into, and what that asks of it. */
public final class Placement {

  private final Optional<StudyCollection> collection;
  private final List<Finding> refusals;

  private Placement(Optional<StudyCollection> collection, List<Finding> refusals) {
    this.collection = collection;
    this.refusals = refusals;
  }

  static Placement in(StudyCollection collection) {
    return new Placement(Optional.of(collection), List.of());
  }

  /** It cannot go there. */
  static Placement refused(StudyCollection collection, Finding refusal) {
    return new Placement(Optional.of(collection), List.of(refusal));
  }

  /** There is no such collection. */
  static Placement nowhere(Finding refusal) {
    return new Placement(Optional.empty(), List.of(refusal));
  }

  /**
   * @throws IllegalStateException if the draft names a collection that does not exist, which is
   *     among the findings
   */
  public CollectionName name() {
    return collection().name();
  }

  /** User names of those whom the collection names; none if every curator has it. */
  public List<String> curators() {
    return collection().curators();
  }

  StudyCollection collection() {
    return collection.orElseThrow(() -> new IllegalStateException("no collection"));
  }

  /** The document with the template that the collection has for those that name none. */
  public ObjectNode completed(ObjectNode document) {
    return collection.map(in -> in.policy().completed(document)).orElseGet(document::deepCopy);
  }

  /**
   * What stands between the document and its collection.
   *
   * @param document with its template
   */
  public List<Finding> findings(ObjectNode document) {
    List<Finding> findings = new ArrayList<>(refusals);
    collection.ifPresent(
        in -> findings.addAll(ReportedFindings.of(in.policy().findings(document))));
    return findings;
  }
}
