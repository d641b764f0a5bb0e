package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionCommandTest {

  private static final String STORED =
      "{\"name\":\"Plants\",\"title\":\"Plants\",\"accessionPrefix\":\"S-PLT\","
          + "\"deposits\":\"open\"}";

  @TempDir Path home;
  private ArchiveFixture archive;

  @BeforeEach
  void start() throws IOException {
    archive = ArchiveFixture.withLogin(home);
    archive.receives("PUT /api/v1/collections/Plants", STORED);
    archive.on("DELETE /api/v1/collections/Plants", 204, "");
    archive.on("GET /api/v1/collections", "{\"items\":[" + STORED + "],\"next\":null}");
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, archive.url(), arguments);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content).toString();
  }

  @Test
  void aFileIsSentAsItIsUnderItsName() throws IOException {
    String yaml = "name: Plants\ntitle: Plants\naccessionPrefix: S-PLT\nrequired: [/funding]\n";

    CommandLineRun run = run("collection", "put", file("plants.yaml", yaml));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("Plants is open").contains("S-PLT");
    assertThat(archive.received())
        .isEqualTo(
            "{\"name\":\"Plants\",\"title\":\"Plants\",\"accessionPrefix\":\"S-PLT\","
                + "\"required\":[\"/funding\"]}");
    assertThat(run("collection", "put", file("p.json", STORED), "--json").json()).isNotNull();
    assertThat(archive.received()).isEqualTo(STORED);
  }

  @Test
  void aFileThatIsNoCollectionIsRefusedBeforeItIsSent() throws IOException {
    assertThat(failure(65, file("a.yaml", "title: Nameless\n"))).isEqualTo("collection.name");
    assertThat(failure(65, file("b.yaml", "name: ../drafts\n"))).isEqualTo("collection.name");
    assertThat(failure(65, file("c.yaml", "- name\n"))).isEqualTo("file.no-object");
    assertThat(failure(65, file("d.yaml", "name: A\nname: B\n"))).isEqualTo("file.syntax");
    assertThat(failure(65, file("e.yaml", ""))).isEqualTo("file.no-object");
    assertThat(failure(66, home.resolve("absent.yaml").toString())).isEqualTo("input.absent");
    assertThat(archive.requests()).noneMatch(request -> request.startsWith("PUT"));
    assertThat(run("collection").exit()).isEqualTo(64);
  }

  private String failure(int exit, String file) {
    CommandLineRun run = run("collection", "put", file, "--json");
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    return run.errorCode();
  }

  @Test
  void collectionsAreListedAndRemoved() {
    assertThat(run("collection", "list").out()).contains("Plants  S-PLT  open  Plants");
    assertThat(run("collection", "list", "--json").json().at("/items/0/name").asText())
        .isEqualTo("Plants");
    assertThat(run("collection", "remove", "Plants").exit()).isZero();
    assertThat(run("collection", "remove", "None").exit()).isEqualTo(66);
  }
}
