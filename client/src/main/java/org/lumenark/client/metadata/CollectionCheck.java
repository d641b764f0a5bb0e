package org.lumenark.client.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.document.Finding;
import org.lumenark.document.study.CollectionPolicy;
import org.lumenark.document.study.StudyRules;

/**
 * What stands between a study document and the collection that it goes into. The archive tells what
 * its collection asks; it is judged here, before a draft is made or a byte is sent, with the codes
 * that the archive would give.
 */
public final class CollectionCheck {

  private static final String CLOSED = "closed";

  private final ReadMetadata metadata;
  private final ObjectNode judged;
  private final LocalDate today;

  /**
   * @param release day that is asked for with the submission; null for the archive's default
   * @param today in UTC
   */
  public CollectionCheck(ReadMetadata metadata, @Nullable LocalDate release, LocalDate today) {
    this.metadata = metadata;
    this.judged = metadata.document().deepCopy();
    this.judged.put("releaseDate", (release == null ? today : release).toString());
    this.today = today;
  }

  /**
   * @throws org.lumenark.client.failure.ClientException if the collection would not take it, with
   *     each reason and its place in the file
   */
  public void expectTaken(ArchiveClient client) {
    JsonNode member = judged.path("collection");
    String named = member.isTextual() ? member.asText().strip() : "";
    String name = named.isEmpty() ? CollectionName.DEFAULT.value() : named;
    Optional<JsonNode> collection = client.collection(name);
    if (collection.isPresent()) {
      expectNone(findings(collection.get()));
    } else if (!named.isEmpty()) {
      String remedy = "lumenark collection list shows them; name one, or none.";
      expectNone(List.of(CollectionPolicy.unknown(remedy)));
    }
  }

  private void expectNone(List<Finding> findings) {
    MetadataCheck.found(metadata, findings).expectValid();
  }

  private List<Finding> findings(JsonNode collection) {
    String name = collection.path("name").asText();
    CollectionPolicy policy =
        new CollectionPolicy(
            name,
            texts(collection.path("templates")),
            collection.path("defaultTemplate").asText(),
            texts(collection.path("licences")),
            texts(collection.path("required")));
    ObjectNode document = policy.completed(judged);
    List<Finding> findings = new ArrayList<>(StudyRules.check(document, today));
    List<Finding> asked = new ArrayList<>();
    if (collection.path("deposits").asText().equals(CLOSED)) {
      asked.add(CollectionPolicy.closed(name));
    }
    asked.addAll(policy.findings(document));
    asked.removeIf(each -> findings.stream().anyMatch(each::isSameAs));
    findings.addAll(asked);
    return findings;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
