package org.lumenark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.FileResult;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.IngestEvent.FileRejected;
import org.lumenark.contracts.event.IngestEvent.FilesVerified;
import org.lumenark.contracts.event.IngestEvent.ImageConverted;
import org.lumenark.contracts.event.IngestEvent.ImageFailed;
import org.lumenark.contracts.event.IngestEvent.IngestCompleted;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;

/** Real files through real Kafka, PostgreSQL and S3. */
@QuarkusTest
@EnabledIf("imagesAreThere")
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "ingest")
    })
class IngestIT {

  private static final String TRUNCATED =
      "malformed/derived_truncated60pct_multi-channel-z-series.ome.tif";
  private static final String CHROMOSOMES = "imagej-tiff/xyz_8bit__chromosomes.tif";
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;
  @Inject AgroalDataSource dataSource;

  private TestLog log;

  static boolean imagesAreThere() {
    return java.nio.file.Files.isDirectory(TestDeposit.IMAGES);
  }

  @BeforeEach
  void listen() {
    log = new TestLog();
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void everyFileAndImageOfADepositGetsItsFinalState() throws IOException {
    TestDeposit deposit = realFiles("S-LMK1");
    log.send(deposit.submitted("somebody"));
    log.send(deposit.sealed());

    List<IngestEvent> events = log.until("S-LMK1", IngestCompleted.class::isInstance);

    IngestCompleted completed = only(events, IngestCompleted.class).getFirst();
    assertThat(completed.files()).isEqualTo(11);
    assertThat(completed.rejected()).isZero();
    assertThat(completed.converted()).isEqualTo(2);
    assertThat(completed.failed()).isEqualTo(1);
    assertThat(completed.noReader()).isEqualTo(1);
    assertThat(completed.images()).isEqualTo(4);
    Map<String, ImageConverted> converted =
        only(events, ImageConverted.class).stream()
            .collect(Collectors.toMap(event -> event.image().path(), event -> event));
    assertThat(converted.get(CHROMOSOMES).image().axes()).isEqualTo("tczyx");
    assertThat(converted.get(CHROMOSOMES).image().shape()).containsExactly(1L, 1L, 40L, 152L, 126L);
    assertThat(converted.get(CHROMOSOMES).image().dtype()).contains("uint16");
    ImageConverted set =
        converted.values().stream()
            .filter(event -> event.image().path().startsWith("ome-tiff/multifile-companion/"))
            .findFirst()
            .orElseThrow();
    assertThat(set.image().shape().get(2)).isEqualTo(5L);
    assertThat(set.image().files()).hasSizeGreaterThanOrEqualTo(5);
    for (ImageConverted event : converted.values()) {
      String prefix = event.representation().prefix();
      assertThat(derived.stat(prefix + "zarr.json")).isPresent();
      String thumbnail = event.representation().thumbnail().orElseThrow();
      assertThat(derived.read(thumbnail, 1 << 20)).startsWith(PNG);
      assertThat(event.image().pixelDigest().orElseThrow()).startsWith("sha256:");
    }
    List<ImageFailed> failed = only(events, ImageFailed.class);
    ImageFailed truncated =
        failed.stream()
            .filter(event -> event.state() == ImageState.FAILED)
            .findFirst()
            .orElseThrow();
    assertThat(truncated.image().path()).isEqualTo(TRUNCATED);
    assertThat(truncated.reason().code()).matches("[a-z0-9]+([.-][a-z0-9]+)*");
    assertThat(truncated.reason().place()).isPresent();
    assertThat(log.keyVersions("S-LMK1")).doesNotHaveDuplicates().isSorted();
    assertThat(results(only(events, FilesVerified.class)))
        .containsEntry("notes.txt", "text")
        .containsEntry("nothing.dat", "empty")
        .containsEntry(CHROMOSOMES, "imagej-tiff")
        .hasSize(11);
  }

  @Test
  void aRepeatedManifestStartsNothing() throws IOException {
    TestDeposit deposit = notes("S-LMK2");
    EventEnvelope<SubmissionEvent> sealed = deposit.sealed();
    log.send(sealed);
    log.until("S-LMK2", IngestCompleted.class::isInstance);

    log.send(sealed);
    log.send(TestLog.event("S-LMK2", sealed.data()));

    List<IngestEvent> events = log.andAfter("S-LMK2", Duration.ofSeconds(3));
    assertThat(only(events, IngestCompleted.class)).hasSize(1);
    assertThat(only(events, FilesVerified.class)).hasSize(1);
  }

  @Test
  void aWithdrawalThatIsHeardFirstStartsNothing() throws IOException {
    TestDeposit deposit = notes("S-LMK3");
    log.send(deposit.withdrawn());
    log.send(deposit.sealed());
    log.send(deposit.submitted("somebody"));
    TestDeposit after = notes("S-LMK4");
    log.send(after.sealed());

    log.until("S-LMK4", IngestCompleted.class::isInstance);

    assertThat(log.andAfter("S-LMK3", Duration.ofSeconds(2))).isEmpty();
  }

  @Test
  void fromZeroTheSameImagesComeOutAgain() throws IOException, SQLException {
    TestDeposit deposit =
        new TestDeposit(originals, "S-LMK5").withImages("png-jpeg/cell.png").with("a.txt", text());
    EventEnvelope<SubmissionEvent> submitted = deposit.submitted("somebody");
    EventEnvelope<SubmissionEvent> sealed = deposit.sealed();
    log.send(submitted);
    log.send(sealed);
    List<IngestEvent> first = log.until("S-LMK5", IngestCompleted.class::isInstance);

    reset("S-LMK5");
    log.send(sealed);
    log.send(submitted);

    log.until(
        "S-LMK5",
        event ->
            only(log.andAfter("S-LMK5", Duration.ofMillis(1)), IngestCompleted.class).size() == 2);
    List<IngestEvent> both = log.andAfter("S-LMK5", Duration.ofMillis(1));
    List<IngestEvent> second = both.subList(first.size(), both.size());
    assertThat(only(second, ImageConverted.class).stream().map(ImageConverted::image))
        .containsExactlyElementsOf(
            only(first, ImageConverted.class).stream().map(ImageConverted::image).toList())
        .hasSize(1);
  }

  @Test
  void damagedBlobsRejectTheirFilesAlone() throws IOException {
    byte[] large = new byte[300_000];
    TestDeposit deposit =
        notes("S-LMK6")
            .with("flipped.txt", text())
            .with("gone.bin", large)
            .with("fine.txt", text());
    EventEnvelope<SubmissionEvent> sealed = deposit.sealed();
    flip(deposit, "flipped.txt");
    originals.delete(deposit.entry("gone.bin").blob().object().value());
    log.send(sealed);

    List<IngestEvent> events = log.until("S-LMK6", IngestCompleted.class::isInstance);

    assertThat(only(events, FileRejected.class))
        .extracting(event -> event.path() + " " + event.reason().code())
        .containsExactlyInAnyOrder("flipped.txt blob.corrupt", "gone.bin blob.missing");
    assertThat(only(events, FilesVerified.class).getFirst().rejected()).isEqualTo(2);
    assertThat(only(events, IngestCompleted.class).getFirst().rejected()).isEqualTo(2);
  }

  @Test
  void samplesAreWhatTheHeaderBesideThemSaysUnlessThatIsLost() throws IOException {
    TestDeposit deposit =
        new TestDeposit(originals, "S-LMK7")
            .with("brain.hdr", niftiHeader(348))
            .with("brain.img", new byte[24])
            .with("lost.hdr", niftiHeader(200_000))
            .with("lost.img", new byte[24]);
    EventEnvelope<SubmissionEvent> sealed = deposit.sealed();
    originals.delete(deposit.entry("lost.hdr").blob().object().value());
    log.send(sealed);

    List<IngestEvent> events = log.until("S-LMK7", IngestCompleted.class::isInstance);

    assertThat(results(only(events, FilesVerified.class)))
        .containsEntry("brain.hdr", "nifti")
        .containsEntry("brain.img", "nifti")
        .doesNotContainEntry("lost.img", "nifti");
    assertThat(only(events, FileRejected.class))
        .extracting(FileRejected::path)
        .containsExactly("lost.hdr");
  }

  @Test
  void fieldsOfAPlateTellWhatItCallsItself() throws IOException {
    String folder = "hcs/imagexpress-9987_Plate_3435/";
    TestDeposit deposit =
        new TestDeposit(originals, "S-LMK8")
            .withImages(
                folder + "9987.HTD",
                folder + "TimePoint_1/9987_B02_s1_w1.TIF",
                folder + "TimePoint_1/9987_B02_s1_w2.TIF",
                folder + "TimePoint_1/9987_B03_s1_w1.TIF",
                folder + "TimePoint_1/9987_B03_s1_w2.TIF",
                "png-jpeg/cell.png");
    log.send(deposit.sealed());

    List<IngestEvent> events = log.until("S-LMK8", IngestCompleted.class::isInstance);

    assertThat(only(events, ImageConverted.class))
        .extracting(event -> event.image().plate().orElse("none"))
        .containsExactlyInAnyOrder("9987", "9987", "none");
  }

  /** Of a volume of 4 x 3 x 2 bytes whose samples are in another file (NIfTI-1, {@code ni1}). */
  private static byte[] niftiHeader(int length) {
    ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, 348);
    short[] dimensions = {3, 4, 3, 2, 1, 1, 1, 1};
    for (int i = 0; i < dimensions.length; i++) {
      header.putShort(40 + 2 * i, dimensions[i]);
      header.putFloat(76 + 4 * i, 1);
    }
    header.putShort(70, (short) 2).putShort(72, (short) 8);
    header.put(344, "ni1\0".getBytes(StandardCharsets.US_ASCII));
    return header.array();
  }

  private TestDeposit realFiles(String accession) throws IOException {
    return new TestDeposit(originals, accession)
        .withImages(
            CHROMOSOMES,
            "ome-tiff/multifile-companion/multifile-Z1.ome.tiff",
            "ome-tiff/multifile-companion/multifile-Z2.ome.tiff",
            "ome-tiff/multifile-companion/multifile-Z3.ome.tiff",
            "ome-tiff/multifile-companion/multifile-Z4.ome.tiff",
            "ome-tiff/multifile-companion/multifile-Z5.ome.tiff",
            "ome-tiff/multifile-companion/multifile.companion.ome",
            TRUNCATED,
            "hdf5/test.h5")
        .with("notes.txt", text())
        .with("nothing.dat", new byte[0]);
  }

  private TestDeposit notes(String accession) {
    return new TestDeposit(originals, accession).with("notes.txt", text());
  }

  private static byte[] text() {
    return "Taken on a Tuesday.\n".getBytes(StandardCharsets.UTF_8);
  }

  private void flip(TestDeposit deposit, String path) {
    String key = deposit.entry(path).blob().object().value();
    byte[] pack = originals.read(key, 1 << 20);
    pack[(int) deposit.entry(path).blob().offset()] ^= 1;
    originals.put(key, pack, "application/octet-stream");
  }

  private void reset(String accession) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("image", "file_set", "file", "task", "study_ingest", "study")) {
        statement.execute("delete from " + table + " where accession = '" + accession + "'");
      }
      statement.execute("delete from inbox");
    }
  }

  private Map<String, String> results(List<FilesVerified> batches) throws IOException {
    Map<String, String> formats = new java.util.HashMap<>();
    for (FilesVerified batch : batches) {
      byte[] gzip = derived.read(batch.results().substring("derived:".length()), 1 << 20);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(new ByteArrayInputStream(gzip)), StandardCharsets.UTF_8))) {
        for (String line : lines.lines().toList()) {
          FileResult result = EventJson.mapper().readValue(line, FileResult.class);
          formats.put(result.path(), result.format());
        }
      }
    }
    return formats;
  }

  private static <E extends IngestEvent> List<E> only(List<IngestEvent> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
