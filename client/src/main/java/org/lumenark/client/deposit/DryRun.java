package org.lumenark.client.deposit;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.client.archive.Json;
import org.lumenark.client.check.CheckedFolder;
import org.lumenark.client.metadata.MetadataCheck;
import org.lumenark.client.metadata.NamedList;

/** Everything that a deposit would find out before it sends anything; the archive is not asked. */
public final class DryRun {

  private final CheckedFolder folder;
  private final MetadataCheck metadata;
  private final List<ListCheck> lists;
  private final Optional<String> draft;

  /**
   * @param draft that an earlier run made and this deposit would go on with
   */
  public DryRun(
      CheckedFolder folder, MetadataCheck metadata, List<NamedList> lists, Optional<String> draft) {
    this.folder = folder;
    this.metadata = metadata;
    this.lists = lists.stream().map(list -> ListCheck.of(list, folder::has)).toList();
    this.draft = draft;
  }

  public boolean valid() {
    return folder.valid() && metadata.valid() && lists.stream().allMatch(ListCheck::valid);
  }

  /** {@code {dryRun, valid, draft, metadata, fileLists, folder}}, the folder as by check. */
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("dryRun", true);
    json.writeBooleanField("valid", valid());
    json.writeStringField("draft", draft.orElse(null));
    json.writeFieldName("metadata");
    Json.mapper().writeValue(json, metadata.toJson());
    json.writeArrayFieldStart("fileLists");
    for (ListCheck list : lists) {
      Json.mapper().writeValue(json, list.toJson());
    }
    json.writeEndArray();
    json.writeFieldName("folder");
    folder.writeTo(json);
    json.writeEndObject();
  }

  public String words() {
    StringBuilder words = new StringBuilder(folder.words());
    words.append(metadata.valid() ? "\nMetadata: in order" : "\nMetadata: not in order");
    metadata.words().forEach(line -> words.append("\n  ").append(line));
    for (ListCheck list : lists) {
      words.append("\nFile list ").append(list.list().component()).append(": ");
      words.append(list.report().rows()).append(" rows");
      list.findings().stream()
          .limit(20)
          .forEach(finding ->
              words
                  .append("\n  ")
                  .append(finding.severity())
                  .append(finding.row() == null ? "" : " row " + finding.row())
                  .append(": ")
                  .append(finding.message())
                  .append(" [")
                  .append(finding.code())
                  .append(']'));
    }
    draft.ifPresent(id -> words.append("\nGoes on with the draft ").append(id));
    words.append(valid() ? "\nNothing was sent. It can be deposited." : "\nNothing was sent.");
    return words.toString();
  }
}
