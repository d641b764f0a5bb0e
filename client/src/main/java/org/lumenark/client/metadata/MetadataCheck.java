package org.lumenark.client.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.document.Finding;
import org.lumenark.document.study.StudyRules;

/**
 * What stands between a study document and its submission, by the rules that the archive has, found
 * before anything is sent.
 */
public final class MetadataCheck {

  private final ReadMetadata metadata;
  private final List<Finding> findings;

  private MetadataCheck(ReadMetadata metadata, List<Finding> findings) {
    this.metadata = metadata;
    this.findings = findings;
  }

  /**
   * @param release day that is asked for with the submission; null for the archive's default, which
   *     is always one that it takes
   * @param today in UTC
   */
  public static MetadataCheck of(
      ReadMetadata metadata, @Nullable LocalDate release, LocalDate today) {
    ObjectNode judged = metadata.document().deepCopy();
    judged.put("releaseDate", (release == null ? today : release).toString());
    return new MetadataCheck(metadata, List.copyOf(StudyRules.check(judged, today)));
  }

  /** What somebody else has found in it. */
  static MetadataCheck found(ReadMetadata metadata, List<Finding> findings) {
    return new MetadataCheck(metadata, List.copyOf(findings));
  }

  /** Where nothing can be said before the archive has seen it. */
  public static MetadataCheck none(ReadMetadata metadata) {
    return found(metadata, List.of());
  }

  public boolean valid() {
    return findings.stream().noneMatch(Finding::blocks);
  }

  /** Fails with all errors, each with its place in the file. */
  public void expectValid() {
    List<Detail> errors = findings.stream().filter(Finding::blocks).map(this::detail).toList();
    if (errors.isEmpty()) {
      return;
    }
    Detail first = errors.getFirst();
    String message =
        errors.size() == 1
            ? first.message() + " " + first.remedy()
            : errors.size() + " things are missing or wrong in the metadata; nothing was sent.";
    throw new ClientException(
        ExitCode.BAD_DATA, first.code(), message, first.place(), errors, null);
  }

  private Detail detail(Finding finding) {
    return new Detail(
        finding.code(), metadata.places().of(finding), finding.message(), finding.remedy());
  }

  /** {@code {valid, findings: [{severity, code, message, remedy, pointer, place}]}}. */
  public ObjectNode toJson() {
    ObjectNode json = Json.object().put("valid", valid());
    ArrayNode all = json.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode each = Json.mapper().valueToTree(finding);
      all.add(each.put("place", metadata.places().of(finding)));
    }
    return json;
  }

  /** Each error and warning on a line of its own. */
  public List<String> words() {
    return findings.stream().map(finding -> finding.severity() + " " + detail(finding)).toList();
  }
}
