package org.lumenark.submission.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.submission.Depositor;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.filelist.FileListRules;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class DeadTablesIT {

  private final Depositor depositor = new Depositor("depositor");

  @Inject DeadTables dead;
  @Inject RowLoading loading;
  @Inject FileListRules rules;
  @Inject DraftTableRepository repository;
  @Inject Database database;
  @TempDir Path folder;

  @Test
  void rowsOfListsThatAreNoOnesGoAndThoseOfCurrentOnesStay() throws Exception {
    UUID draft = UUID.fromString(depositor.draft("Replaced"));
    Loaded old = loaded(draft);
    publish(old);
    Loaded replacing = loaded(draft);
    assertThat(
            database.<Boolean>call(
                connection -> repository.retire(connection, TableKind.FILE_LIST, draft, "c")))
        .isTrue();
    publish(replacing);
    Loaded refused = loaded(draft);
    database.run(connection -> repository.giveUp(connection, TableKind.FILE_LIST, refused.id()));
    Loaded underWay = loaded(draft);

    dead.collect(Instant.now());
    assertThat(rows(old)).as("may still be read").isEqualTo(3);
    assertThat(rows(refused)).isZero();

    dead.collect(Instant.now().plus(Duration.ofHours(2)));
    assertThat(rows(old)).isZero();
    assertThat(rows(replacing)).isEqualTo(3);
    assertThat(rows(underWay)).isEqualTo(3);

    dead.collect(Instant.now().plus(Duration.ofDays(3)));
    assertThat(rows(underWay)).isZero();
    assertThat(rows(replacing)).isEqualTo(3);
    assertThatThrownBy(() -> publish(underWay)).hasMessageContaining("was collected");
  }

  private record Loaded(UUID id, TableRules.Loaded list) {}

  private Loaded loaded(UUID draft) throws Exception {
    UUID id = TimeOrderedId.next();
    database.run(connection -> repository.begin(connection, TableKind.FILE_LIST, id, draft, "c"));
    Path file = Files.writeString(folder.resolve("list"), "Files\tA\na\t1\nb\t2\nc\t3\n");
    return new Loaded(id, loading.load(rules, id, file));
  }

  private void publish(Loaded loaded) {
    database.run(connection ->
        repository.publish(connection, TableKind.FILE_LIST, loaded.id(), loaded.list()));
  }

  private long rows(Loaded loaded) {
    return database.call(connection ->
        Sql.one(
                connection,
                "select count(*) from file_list_row where list_id = ?",
                row -> row.getLong(1),
                loaded.id())
            .orElseThrow());
  }
}
