package org.lumenark.client.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.Detail;

class NamedListsTest {

  @TempDir Path home;
  private Path beside;
  private Path folder;

  @BeforeEach
  void lists() throws IOException {
    beside = Files.createDirectories(home.resolve("metadata"));
    folder = Files.createDirectories(home.resolve("study/lists")).getParent();
    Files.writeString(beside.resolve("one.tsv"), "Files\n");
    Files.writeString(folder.resolve("lists/two.json"), "[]");
    Files.writeString(home.resolve("outside.tsv"), "Files\n");
  }

  private NamedLists of(String json) {
    return NamedLists.of(Json.read(json.getBytes(), "test"), beside, folder);
  }

  @Test
  void sections_at_any_depth_name_their_lists() {
    NamedLists lists =
        of(
            """
            {"sections": [
              {"type": "Study Component", "accno": "c-1", "attributes": [
                {"name": "Name", "value": "Live / fixed"}, {"name": "File List", "value": "one.tsv"}],
               "subsections": [{"type": "Annotations", "attributes": [
                {"name": "Title", "value": "Live / fixed"},
                {"name": "file-list", "value": "lists/two.json"}]}]},
              {"type": "Study Component", "attributes": [{"name": "Name", "value": "none"}]}]}
            """);

    assertThat(lists.found())
        .containsExactly(
            new NamedList("Live   fixed", beside.resolve("one.tsv")),
            new NamedList("Live   fixed (2)", folder.resolve("lists/two.json")));
    assertThat(lists.absent()).isEmpty();
  }

  @Test
  void a_list_that_is_not_there_or_lies_outside_is_told_and_not_sent() {
    NamedLists lists =
        of(
            """
            {"studyComponents": [{"name": "a", "fileList": "gone.tsv"},
             {"name": "b", "fileList": "../outside.tsv"}, {"name": "c", "fileList": "/etc/hosts"}]}
            """);

    assertThat(lists.found()).isEmpty();
    assertThat(lists.absent()).extracting(Detail::code).containsOnly("file-list.absent").hasSize(3);
  }
}
