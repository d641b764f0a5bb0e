package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Unmodified clients upload one large file each while their connections are cut and
 * submission-service is killed; the archive gives the same bytes back.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadClientsST {

  private static final long BYTES = (Long.getLong("lumenark.upload.megabytes", 2048) << 20) + 11;
  private static final double LONG_MILLIS = Duration.ofMinutes(20).toMillis();
  private static final String SERVICE = "submission-service";
  private static final String PATH = "a/b.bin";
  private static final int CHUNK_BYTES = 1 << 20;

  private FaultyStack stack;
  private UploadClients clients;
  private DepositByHttp deposit;
  private Path file;
  private String sha256;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    clients = UploadClients.installed();
    file = noise(folder.resolve("noise.bin"));
    sha256 = DepositByHttp.sha256(file);
    stack = FaultyStack.start();
    deposit = new DepositByHttp(stack.url(), stack.depositor());
  }

  @AfterAll
  void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "4, true"})
  void tusJsClientUploads(int parallel, boolean byUploadToken) throws Exception {
    String draft = deposit.draft("tus-js-client");
    try (CuttingProxy network = CuttingProxy.before(stack.url())) {
      UploadClients.Upload upload =
          clients.tusJsClient(task(network, draft, byUploadToken), parallel);
      disturb(network, upload.process()::isAlive);
      upload.finish();
    }
    assertKept(draft);
  }

  @Test
  void tuspyUploads() throws Exception {
    String draft = deposit.draft("tuspy");
    try (CuttingProxy network = CuttingProxy.before(stack.url())) {
      UploadClients.Upload upload = clients.tuspy(task(network, draft, true));
      disturb(network, upload.process()::isAlive);
      upload.finish();
    }
    assertKept(draft);
  }

  @Test
  void curlUploads() throws Exception {
    String draft = deposit.draft("curl");
    try (CuttingProxy network = CuttingProxy.before(stack.url())) {
      UploadClients.Upload upload = clients.curl(task(network, draft, true));
      disturb(network, upload.process()::isAlive);
      upload.finish();
    }
    assertKept(draft);
  }

  @Test
  void uppyUploadsInABrowser() throws Exception {
    String draft = deposit.draft("Uppy");
    try (CuttingProxy network = CuttingProxy.before(stack.url());
        Chromium chromium = Chromium.start();
        Visitor visitor = chromium.visitor(network.url(), Look.LIGHT)) {
      Page page = visitor.page();
      serve(page, "uppy.html", "text/html", clients.page("uppy.html"));
      serve(
          page,
          "uppy.min.js",
          "text/javascript",
          clients.page("node_modules/uppy/dist/uppy.min.js"));
      visitor.open("/uppy.html");
      page.waitForLoadState();
      // Chromium dies of a request of 2 GB that it has to show to somebody first.
      page.unrouteAll();
      page.evaluate(
          "task => { window.TASK = task }",
          Map.of(
              "draft", draft, "path", PATH, "sha256", sha256, "token", deposit.uploadToken(draft)));
      page.locator("input").setInputFiles(file);
      disturb(network, () -> page.evaluate("() => window.OUTCOME") == null);
      Object outcome =
          page.waitForFunction(
                  "() => window.OUTCOME",
                  null,
                  new Page.WaitForFunctionOptions().setTimeout(LONG_MILLIS))
              .jsonValue();
      assertThat(outcome).isEqualTo("uploaded");
    }
    assertKept(draft);
  }

  /** The network fails twice and the service twice; the service also at its weakest point. */
  private void disturb(CuttingProxy network, BooleanSupplier isAtWork) throws IOException {
    awaitSent(network, BYTES / 10, isAtWork);
    network.cut();
    awaitSent(network, BYTES / 4, isAtWork);
    stack.kill(SERVICE);
    awaitSent(network, BYTES / 2, isAtWork);
    network.cut();
    stack.arm(SERVICE, "stored-not-committed", 0);
    awaitSent(network, 3 * BYTES / 4, isAtWork);
    stack.kill(SERVICE);
  }

  /** A client that has given up sends nothing more; what it says comes with its end. */
  private static void awaitSent(CuttingProxy network, long bytes, BooleanSupplier isAtWork) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> network.sent() >= bytes || !isAtWork.getAsBoolean());
  }

  private void assertKept(String draft) throws Exception {
    assertThat(stack.disarm()).as("points that were not reached").isEmpty();
    deposit.hasOnly(draft, PATH, file);
    deposit.givesBack(draft, PATH, file);
  }

  private UploadClients.Task task(CuttingProxy network, String draft, boolean byUploadToken)
      throws IOException, InterruptedException {
    String token = byUploadToken ? deposit.uploadToken(draft) : deposit.bearer();
    return new UploadClients.Task(network.url(), token, draft, PATH, file, sha256);
  }

  private static void serve(Page page, String name, String type, String content) {
    page.route(
        "**/" + name,
        route -> route.fulfill(new Route.FulfillOptions().setContentType(type).setBody(content)));
  }

  private static Path noise(Path file) throws IOException {
    Random random = new Random(2048);
    byte[] chunk = new byte[CHUNK_BYTES];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = BYTES; left > 0; left -= chunk.length) {
        random.nextBytes(chunk);
        out.write(chunk, 0, (int) Math.min(left, chunk.length));
      }
    }
    return file;
  }
}
