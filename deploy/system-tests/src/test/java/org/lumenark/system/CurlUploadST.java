package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide for depositors says about curl, with connections cut. */
class CurlUploadST extends SystemTest {

  private static final int BYTES = (48 << 20) + 11;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUploadWhoseConnectionsAreCutGoesOn(boolean byUploadToken) throws Exception {
    byte[] noise = new byte[BYTES];
    new Random(48).nextBytes(noise);
    Path file = Files.write(work.resolve("noise.bin"), noise);
    DepositByHttp deposit = new DepositByHttp(system.url(), depositor);
    String draft = deposit.draft("curl");
    String token = byUploadToken ? deposit.uploadToken(draft) : deposit.bearer();

    try (CuttingProxy network = CuttingProxy.before(system.url())) {
      UploadClients.Upload upload =
          UploadClients.scripts()
              .curl(
                  new UploadClients.Task(
                      network.url(), token, draft, "a/b.bin", file, DepositByHttp.sha256(file)));
      for (long sent : new long[] {BYTES / 8, BYTES / 2}) {
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> network.sent() >= sent);
        network.cut();
      }
      upload.finish();
      assertThat(network.sent()).isGreaterThan(BYTES);
    }
    deposit.hasOnly(draft, "a/b.bin", file);
  }
}
