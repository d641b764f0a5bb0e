package org.lumenark.ingest.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.IngestEvent.ImageConverted;
import org.lumenark.contracts.event.IngestEvent.ImageFailed;
import org.lumenark.contracts.event.IngestEvent.IngestCompleted;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.convert.ReadBack;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.zarr.FolderSink;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.TestDeposit;
import org.lumenark.ingest.TestLog;
import org.lumenark.ingest.collect.Collector;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;

/** One image that several workers convert. Here the tests are the workers, but for one. */
@QuarkusTest
@TestProfile(SharedConversionIT.SmallRegions.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "ingest")
    })
class SharedConversionIT {

  private static final int ROWS = 4200;
  private static final int COLUMNS = 700;

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;
  @Inject Leases leases;
  @Inject Workers workers;
  @Inject Transactions transactions;
  @Inject Collector collector;
  @Inject IngestConfig config;
  @Inject @All List<TaskHandler> handlers;

  @TempDir Path folder;

  /** An image of three megabytes is a huge one. */
  public static final class SmallRegions implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lumenark.ingest.regions-above", "1000000", "lumenark.ingest.region-bytes", "1000000");
    }
  }

  @BeforeEach
  void stopTheWorkersOfTheService() throws InterruptedException {
    workers.stop(new ShutdownEvent());
  }

  @AfterEach
  void letThemGoOn() {
    workers.start(new StartupEvent());
  }

  @Test
  void workersThatShareAnImageWriteWhatOneWouldAlthoughOneOfThemDies() throws Exception {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK61").with("wide.tif", tiff());
    try (TestLog log = new TestLog()) {
      log.send(deposit.sealed());
      untilRegions();
      TaskRun dead = claim();
      TaskRun other = claim();
      handler(Kind.ConvertImageRegion).handle(other);
      collector.collectNow();
      expire(dead);
      TaskRun successor = claim();
      if (!successor.task().id().equals(dead.task().id())) {
        handler(Kind.ConvertImageRegion).handle(successor);
        successor = claim();
      }
      assertThat(successor.task().fence()).isGreaterThan(dead.task().fence());
      handler(Kind.ConvertImageRegion).handle(successor);
      assertThatThrownBy(() -> handler(Kind.ConvertImageRegion).handle(dead))
          .isInstanceOf(LeaseLostException.class);
      assertThat(count("region_conversion where regions = 3")).isEqualTo(1);
      if (count("region_conversion where regions_done < regions") == 1) {
        handler(Kind.ConvertImageRegion).handle(claim());
      }
      TaskRun interrupted = claim();
      expire(interrupted);
      TaskRun finishing = claim();
      handler(Kind.ConvertImageRegion).handle(finishing);
      assertThatThrownBy(() -> handler(Kind.ConvertImageRegion).handle(interrupted))
          .isInstanceOf(LeaseLostException.class);

      log.until("S-LMK61", IngestCompleted.class::isInstance);
      List<IngestEvent> events = log.andAfter("S-LMK61", Duration.ofSeconds(1));
      List<ImageConverted> converted = only(events, ImageConverted.class);
      assertThat(converted).hasSize(1);
      assertThat(only(events, IngestCompleted.class)).hasSize(1);
      assertThat(converted.getFirst().image().pixelDigest()).contains(digest());
      assertThat(converted.getFirst().representation().thumbnail()).isPresent();
      collector.collectNow();
      String prefix = converted.getFirst().representation().prefix();
      Map<String, byte[]> onePass = onePass();
      assertThat(objects(prefix)).containsExactlyInAnyOrderElementsOf(onePass.keySet());
      for (Map.Entry<String, byte[]> object : onePass.entrySet()) {
        assertThat(derived.read(prefix + object.getKey(), 16 << 20))
            .as(object.getKey())
            .isEqualTo(object.getValue());
      }
      assertThat(converted.getFirst().representation().bytes())
          .isEqualTo(onePass.values().stream().mapToLong(bytes -> bytes.length).sum());
    }
    assertThat(count("region_conversion")).isZero();
    assertThat(count("converted_region")).isZero();
    assertThat(leases.claim(EnumSet.of(Kind.ConvertImageRegion))).isEmpty();
  }

  @Test
  void theWorkersOfTheServiceDoTheSame() throws Exception {
    workers.start(new StartupEvent());
    TestDeposit deposit = new TestDeposit(originals, "S-LMK62").with("wide.tif", tiff());
    try (TestLog log = new TestLog()) {
      log.send(deposit.sealed());
      List<IngestEvent> events = log.until("S-LMK62", IngestCompleted.class::isInstance);
      assertThat(only(events, ImageConverted.class).getFirst().image().pixelDigest())
          .contains(digest());
    }
    assertThat(
            count(
                "task where accession = 'S-LMK62' and kind = 'ConvertImageRegion'"
                    + " and state = 'done'"))
        .as("three regions, one end")
        .isEqualTo(4);
  }

  @Test
  void aRegionThatCannotBeReadFailsTheImageWithItsReason() throws Exception {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK63").with("wide.tif", tiff());
    EventEnvelope<SubmissionEvent> sealed = deposit.sealed();
    try (TestLog log = new TestLog()) {
      log.send(sealed);
      untilRegions();
      handler(Kind.ConvertImageRegion).handle(claim());
      originals.delete(deposit.entry("wide.tif").blob().object().value());
      TaskRun failing = claim();
      TaskRun late = claim();
      handler(Kind.ConvertImageRegion).handle(failing);
      List<IngestEvent> events = log.until("S-LMK63", IngestCompleted.class::isInstance);
      List<ImageFailed> failed = only(events, ImageFailed.class);
      assertThat(failed).hasSize(1);
      assertThat(failed.getFirst().reason().code()).isEqualTo("blob.missing");
      handler(Kind.ConvertImageRegion).handle(late);
      assertThat(only(log.andAfter("S-LMK63", Duration.ofSeconds(1)), ImageFailed.class))
          .hasSize(1);
    }
    assertThat(count("region_conversion")).isZero();
    String fileset = fileset("S-LMK63");
    assertThat(objects(fileset)).isNotEmpty();
    collector.collectNow();
    assertThat(objects(fileset)).isEmpty();
  }

  @Test
  void aRegionThatIsGivenUpFailsTheImage() throws Exception {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK64").with("wide.tif", tiff());
    try (TestLog log = new TestLog()) {
      log.send(deposit.sealed());
      untilRegions();
      TaskRun run = claim();
      handler(Kind.ConvertImageRegion)
          .giveUp(
              run, new Reason("ingest.given-up", "It was tried often enough.", Optional.empty()));
      List<IngestEvent> events = log.until("S-LMK64", IngestCompleted.class::isInstance);
      assertThat(only(events, ImageFailed.class).getFirst().reason().code())
          .isEqualTo("ingest.given-up");
      handler(Kind.ConvertImageRegion).handle(claim());
      handler(Kind.ConvertImageRegion).handle(claim());
    }
    assertThat(count("region_conversion")).isZero();
  }

  @Test
  void aWithdrawalEndsItAndLeavesNothing() throws Exception {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK65").with("wide.tif", tiff());
    try (TestLog log = new TestLog()) {
      log.send(deposit.sealed());
      untilRegions();
      handler(Kind.ConvertImageRegion).handle(claim());
      TaskRun running = claim();
      log.send(deposit.withdrawn());
      untilCancelled(running);
      assertThatThrownBy(() -> handler(Kind.ConvertImageRegion).handle(running))
          .isInstanceOf(LeaseLostException.class);
    }
    assertThat(leases.claim(EnumSet.of(Kind.ConvertImageRegion))).isEmpty();
    assertThat(count("region_conversion")).isZero();
    collector.collectNow();
    assertThat(objects(fileset("S-LMK65"))).isEmpty();
  }

  private void untilRegions() throws Exception {
    for (Kind kind :
        List.of(Kind.PlanIngest, Kind.VerifyFiles, Kind.AssembleImages, Kind.ConvertImage)) {
      handler(kind).handle(claim(kind));
    }
  }

  private TaskHandler handler(Kind kind) {
    return handlers.stream().filter(handler -> handler.kind() == kind).findFirst().orElseThrow();
  }

  private TaskRun claim() throws SQLException {
    return claim(Kind.ConvertImageRegion);
  }

  private TaskRun claim(Kind kind) throws SQLException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      Optional<TaskRun> run = leases.claim(EnumSet.of(kind));
      if (run.isPresent()) {
        return run.get();
      }
    }
    throw new AssertionError("no task of kind " + kind);
  }

  private void expire(TaskRun run) throws SQLException {
    transactions.<RuntimeException>run(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement(
              "update task set leased_until = now() - interval '1 second' where id = ?")) {
        update.setObject(1, run.task().id());
        update.executeUpdate();
      }
    });
  }

  private void untilCancelled(TaskRun run) throws SQLException {
    UUID id = run.task().id();
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    int cancelled = 0;
    while (cancelled == 0 && System.nanoTime() < end) {
      cancelled = count("task where state = 'cancelled' and id = '" + id + "'");
    }
    assertThat(cancelled).isEqualTo(1);
  }

  private int count(String rows) throws SQLException {
    return Integer.parseInt(value("select count(*) from " + rows));
  }

  private String fileset(String accession) throws SQLException {
    return value("select fileset from file_set where accession = '" + accession + "'");
  }

  private String value(String query) throws SQLException {
    return transactions.<String, RuntimeException>call((Connection connection) -> {
      try (PreparedStatement select = connection.prepareStatement(query);
          ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    });
  }

  /** Keys behind a prefix. */
  private List<String> objects(String prefix) {
    List<String> keys = new ArrayList<>();
    derived.list(prefix, object -> keys.add(object.key().substring(prefix.length())));
    return keys;
  }

  private Map<String, byte[]> onePass() throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    Files.write(input.resolve("wide.tif"), tiff());
    Path output = folder.resolve("out");
    ImageConverter.installed()
        .convert(
            "wide.tif",
            new LocalFileSet(input),
            List.of("wide.tif"),
            new FolderSink(output),
            ConversionOptions.defaults()
                .withMemoryBudget(config.conversionMemory())
                .withReadBack(ReadBack.FULL),
            ConversionProgress.NONE);
    Map<String, byte[]> objects = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        objects.put(output.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return objects;
  }

  private static String digest() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(pixels());
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  private static byte[] pixels() {
    byte[] pixels = new byte[ROWS * COLUMNS];
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        pixels[y * COLUMNS + x] = (byte) (x * 31 + y * 17 ^ x * y >> 5);
      }
    }
    return pixels;
  }

  /** An uncompressed TIFF of one strip. */
  private static byte[] tiff() {
    int[][] tags = {
      {256, 4, COLUMNS},
      {257, 4, ROWS},
      {258, 3, 8},
      {259, 3, 1},
      {262, 3, 1},
      {273, 4, 8 + 2 + 9 * 12 + 4},
      {277, 3, 1},
      {278, 4, ROWS},
      {279, 4, ROWS * COLUMNS}
    };
    ByteBuffer tiff =
        ByteBuffer.allocate(8 + 2 + tags.length * 12 + 4 + ROWS * COLUMNS)
            .order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    tiff.putShort((short) tags.length);
    for (int[] tag : tags) {
      tiff.putShort((short) tag[0]).putShort((short) tag[1]).putInt(1).putInt(tag[2]);
    }
    return tiff.putInt(0).put(pixels()).array();
  }

  private static <E extends IngestEvent> List<E> only(List<IngestEvent> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
