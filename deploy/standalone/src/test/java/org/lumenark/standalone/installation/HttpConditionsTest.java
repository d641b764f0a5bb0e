package org.lumenark.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.component.Buckets;
import org.lumenark.standalone.component.S3Credentials;

/** What is made of the answers of servers that are asked by HTTP. */
class HttpConditionsTest {
  private HttpServer server;
  private String url;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void an_opensearch_that_is_new_enough_is_ready() throws Exception {
    answer("/", 200, "{\"version\":{\"distribution\":\"opensearch\",\"number\":\"3.6.0\"}}");

    assertThat(new SearchAnswers(url).look()).isEqualTo(new Finding.Ready("version 3.6.0"));
  }

  @Test
  void an_opensearch_that_is_too_old_and_another_server_are_unfit() throws Exception {
    answer("/old", 200, "{\"version\":{\"distribution\":\"opensearch\",\"number\":\"2.19.1\"}}");
    answer("/other", 200, "{\"version\":{\"number\":\"8.1.0\"}}");
    answer("/page", 200, "<html>");

    assertThat(new SearchAnswers(url + "/old").look())
        .isEqualTo(new Finding.Unfit("version 2.19.1 is too old, 3.0 or newer is needed"));
    assertThat(new SearchAnswers(url + "/other").look())
        .isEqualTo(new Finding.Unfit("this is no OpenSearch"));
    assertThat(new SearchAnswers(url + "/page").look())
        .isEqualTo(new Finding.Unfit("this is no OpenSearch"));
  }

  @Test
  void what_does_not_answer_may_do_so_later() throws Exception {
    answer("/", 503, "starting");
    assertThat(new SearchAnswers(url).look()).isEqualTo(new Finding.NotYet("HTTP 503"));
    server.stop(0);

    assertThat(new SearchAnswers(url).look()).isInstanceOf(Finding.NotYet.class);
    assertThat(new IdentityAnswers(url, url).look()).isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void a_realm_that_names_itself_otherwise_than_the_archive_was_told_is_unfit() throws Exception {
    answer(
        "/realms/lumenark/.well-known/openid-configuration",
        200,
        "{\"issuer\":\"https://id.example.org/realms/lumenark\"}");
    String realm = url + "/realms/lumenark";

    assertThat(new IdentityAnswers(realm, "https://id.example.org/realms/lumenark").look())
        .isInstanceOf(Finding.Ready.class);
    assertThat(new IdentityAnswers(realm, realm).look())
        .isEqualTo(
            new Finding.Unfit(
                "it calls itself https://id.example.org/realms/lumenark, the archive was told "
                    + realm
                    + " (identity.issuer)"));
    assertThat(new IdentityAnswers(url + "/realms/other", realm).look())
        .isEqualTo(new Finding.NotYet("the realm is not there"));
  }

  @Test
  void a_store_says_which_bucket_is_wrong() throws Exception {
    answer("/originals", 200, "");
    answer("/locked", 403, "");
    Buckets buckets = new Buckets(url, "us-east-1", new S3Credentials("key", "secret"));

    assertThat(new BucketsAreThere(url, buckets, List.of("originals", "derived", "locked")).look())
        .isEqualTo(
            new Finding.NotYet(
                "the bucket derived is absent, the key may not use the bucket locked"));
  }

  @Test
  void postgresql_is_judged_by_its_major_version() {
    assertThat(DatabaseAnswers.judged(16))
        .isEqualTo(new Finding.Unfit("version 16 is too old, 17 or newer is needed"));
    assertThat(DatabaseAnswers.judged(17)).isEqualTo(new Finding.Ready("version 17"));
  }

  private void answer(String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          boolean here = exchange.getRequestURI().getPath().equals(path);
          exchange.sendResponseHeaders(here ? status : 404, head ? -1 : bytes.length);
          if (!head) {
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
  }
}
