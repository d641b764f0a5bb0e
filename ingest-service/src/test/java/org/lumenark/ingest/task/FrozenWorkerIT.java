package org.lumenark.ingest.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.IngestEvent.FilesVerified;
import org.lumenark.contracts.event.IngestEvent.IngestCompleted;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.ingest.TestDeposit;
import org.lumenark.ingest.TestLog;
import org.lumenark.ingest.collect.Collector;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;

/** A worker that freezes, loses its task and wakes again. Here the tests are the workers. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "ingest")
    })
class FrozenWorkerIT {

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;
  @Inject Leases leases;
  @Inject Workers workers;
  @Inject Transactions transactions;
  @Inject Collector collector;
  @Inject MeterRegistry registry;
  @Inject @All List<TaskHandler> handlers;

  @BeforeEach
  void freezeTheWorkersOfTheService() throws InterruptedException {
    workers.stop(new ShutdownEvent());
  }

  @AfterEach
  void letThemGoOn() {
    workers.start(new StartupEvent());
  }

  @Test
  void whatAFrozenWorkerDidAfterItsLeaseDoesNotCount() throws Exception {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK31").with("a.txt", new byte[100]);
    try (TestLog log = new TestLog()) {
      log.send(deposit.sealed());
      work(Kind.PlanIngest);
      TaskRun frozen = claim(Kind.VerifyFiles);
      assertThat(leases.claim(EnumSet.of(Kind.VerifyFiles))).isEmpty();

      expire(frozen);
      TaskRun second = claim(Kind.VerifyFiles);
      assertThat(second.task().id()).isEqualTo(frozen.task().id());
      assertThat(second.task().fence()).isGreaterThan(frozen.task().fence());
      handler(Kind.VerifyFiles).handle(second);
      assertThatThrownBy(() -> handler(Kind.VerifyFiles).handle(frozen))
          .isInstanceOf(LeaseLostException.class);
      work(Kind.AssembleImages);

      log.until("S-LMK31", IngestCompleted.class::isInstance);
      List<IngestEvent> events = log.andAfter("S-LMK31", Duration.ofSeconds(1));
      assertThat(events.stream().filter(FilesVerified.class::isInstance)).hasSize(1);
      assertThat(events.stream().filter(IngestCompleted.class::isInstance)).hasSize(1);
    }
    int before = results();
    assertThat(collector.collectNow()).isEqualTo(1);
    assertThat(results()).isEqualTo(before - 1);
  }

  @Test
  void metricsTellWhatWaitsAndWhatRuns() throws Exception {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK39").with("a.txt", new byte[100]);
    try (TestLog log = new TestLog()) {
      log.send(deposit.sealed());
      TaskRun plan = claim(Kind.PlanIngest);
      assertThat(tasks("running")).isEqualTo(1);
      assertThat(tasks("waiting")).isZero();

      handler(Kind.PlanIngest).handle(plan);
      assertThat(tasks("running")).isZero();
      assertThat(tasks("waiting")).isEqualTo(1);
      assertThat(registry.get("lumenark.ingest.tasks.oldest").gauge().value()).isBetween(0.0, 60.0);

      work(Kind.VerifyFiles);
      work(Kind.AssembleImages);
      log.until("S-LMK39", IngestCompleted.class::isInstance);
    }
  }

  private double tasks(String state) {
    return registry.get("lumenark.ingest.tasks").tag("state", state).gauge().value();
  }

  @Test
  void aFrozenWorkerThatWakesBeforeItsSuccessorIsDoneLosesToo() throws Exception {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK32").with("a.txt", new byte[100]);
    try (TestLog log = new TestLog()) {
      log.send(deposit.sealed());
      TaskRun frozen = claim(Kind.PlanIngest);
      expire(frozen);
      TaskRun second = claim(Kind.PlanIngest);
      assertThatThrownBy(() -> handler(Kind.PlanIngest).handle(frozen))
          .isInstanceOf(LeaseLostException.class);
      handler(Kind.PlanIngest).handle(second);
      work(Kind.VerifyFiles);
      work(Kind.AssembleImages);
      log.until("S-LMK32", IngestCompleted.class::isInstance);
    }
  }

  @Test
  void aWithdrawalTakesWaitingAndRunningTasksAway() throws Exception {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK33").with("a.txt", new byte[100]);
    try (TestLog log = new TestLog()) {
      log.send(deposit.sealed());
      TaskRun running = claim(Kind.PlanIngest);
      log.send(deposit.withdrawn());
      awaitCancelled(running);
      assertThatThrownBy(() -> handler(Kind.PlanIngest).handle(running))
          .isInstanceOf(LeaseLostException.class);
      assertThat(leases.claim(EnumSet.allOf(Kind.class))).isEmpty();
    }
  }

  private void work(Kind kind) throws Exception {
    handler(kind).handle(claim(kind));
  }

  private TaskHandler handler(Kind kind) {
    return handlers.stream().filter(handler -> handler.kind() == kind).findFirst().orElseThrow();
  }

  private TaskRun claim(Kind kind) throws SQLException {
    Set<Kind> kinds = EnumSet.of(kind);
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      Optional<TaskRun> run = leases.claim(kinds);
      if (run.isPresent()) {
        return run.get();
      }
    }
    throw new AssertionError("no task of kind " + kind);
  }

  private void expire(TaskRun run) throws SQLException {
    update("update task set leased_until = now() - interval '1 second' where id = ?", run);
  }

  private void awaitCancelled(TaskRun run) throws SQLException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    int cancelled = 0;
    while (cancelled == 0 && System.nanoTime() < end) {
      cancelled = update("update task set worker = null where state = 'cancelled' and id = ?", run);
    }
    assertThat(cancelled).isEqualTo(1);
  }

  private int update(String statement, TaskRun run) throws SQLException {
    return transactions.<Integer, RuntimeException>call((Connection connection) -> {
      try (PreparedStatement update = connection.prepareStatement(statement)) {
        update.setObject(1, run.task().id());
        return update.executeUpdate();
      }
    });
  }

  private int results() {
    int[] count = {0};
    derived.list("results/", object -> count[0]++);
    return count[0];
  }
}
