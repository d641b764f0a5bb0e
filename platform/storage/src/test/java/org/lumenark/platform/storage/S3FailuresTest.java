package org.lumenark.platform.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stores say when they do not take an object, through the real client. */
class S3FailuresTest {

  private HttpServer server;
  private int status;
  private String code;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body =
              code.equals("-")
                  ? new byte[0]
                  : "<Error><Code>%s</Code><Message>No.</Message></Error>"
                      .formatted(code)
                      .getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/xml");
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "507, XMinioStorageFull, Full",
    "400, XMinioAdminBucketQuotaExceeded, Full",
    "403, QuotaExceeded, Full",
    "500, QuotaExceeded, Full",
    "507, InsufficientStorage, Full",
    "507, -, Full",
    "503, SlowDown, Unavailable",
    "500, InternalError, Unavailable",
    "403, AccessDenied, Refused",
    "400, BadDigest, Refused",
    "404, NoSuchUpload, Missing"
  })
  void a_store_without_room_is_told_from_other_trouble(int said, String word, String expected) {
    status = said;
    code = word;
    assertThatThrownBy(() -> store().put("key", new byte[] {1, 2, 3}, "text/plain"))
        .isInstanceOf(StoreException.class)
        .satisfies(failure -> assertThat(failure.getClass().getSimpleName()).isEqualTo(expected));
  }

  private S3ObjectStore store() {
    StorageConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(StorageConfig.class)
            .withDefaultValues(
                Map.of(
                    "lumenark.storage.endpoint",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "lumenark.storage.access-key",
                    "key",
                    "lumenark.storage.secret-key",
                    "secret"))
            .build()
            .getConfigMapping(StorageConfig.class);
    return new S3ObjectStore(S3Client.of(config), "bucket");
  }
}
