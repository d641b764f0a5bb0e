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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.submission.Depositor;
import org.lumenark.submission.annotation.AnnotationTableRules;
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
  @Inject FileListRules lists;
  @Inject AnnotationTableRules annotations;
  @Inject DraftTableRepository repository;
  @Inject Database database;
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void rowsOfTablesThatAreNoOnesGoAndThoseOfCurrentOnesStay(TableKind kind) throws Exception {
    UUID draft = UUID.fromString(depositor.draft("Replaced"));
    Loaded old = loaded(kind, draft);
    publish(old);
    Loaded replacing = loaded(kind, draft);
    assertThat(
            database.<Boolean>call(connection -> repository.retire(connection, kind, draft, "c")))
        .isTrue();
    publish(replacing);
    Loaded refused = loaded(kind, draft);
    database.run(connection -> repository.giveUp(connection, kind, refused.id()));
    Loaded underWay = loaded(kind, draft);

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

  private record Loaded(TableKind kind, UUID id, TableRules.Loaded table) {}

  private Loaded loaded(TableKind kind, UUID draft) throws Exception {
    UUID id = TimeOrderedId.next();
    database.run(connection -> repository.begin(connection, kind, id, draft, "c"));
    Path file = folder.resolve("table");
    return switch (kind) {
      case FILE_LIST -> {
        Files.writeString(file, "Files\tA\na\t1\nb\t2\nc\t3\n");
        yield new Loaded(kind, id, loading.load(lists, id, file));
      }
      case ANNOTATION_TABLE -> {
        Files.writeString(file, "Plate,Well\nP,A1\nP,A2\nP,A3\n");
        yield new Loaded(kind, id, loading.load(annotations, id, file));
      }
    };
  }

  private void publish(Loaded loaded) {
    database.run(
        connection -> repository.publish(connection, loaded.kind(), loaded.id(), loaded.table()));
  }

  private long rows(Loaded loaded) {
    String count =
        switch (loaded.kind()) {
          case FILE_LIST -> "select count(*) from file_list_row where list_id = ?";
          case ANNOTATION_TABLE -> "select count(*) from annotation_table_row where table_id = ?";
        };
    return database.call(
        connection -> Sql.one(connection, count, row -> row.getLong(1), loaded.id()).orElseThrow());
  }
}
