package org.lumenark.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialSecretsTest {
  private static final String PATH = "/api/v1/namespaces/trial/secrets";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the cluster has: by name the values. */
  private final Map<String, Map<String, String>> cluster = new TreeMap<>();

  private HttpServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void an_empty_namespace_gets_all_that_the_servers_and_services_are_given() throws Exception {
    assertThat(secrets("token").complete())
        .containsExactly("t-trial", "t-submission", "t-ingest", "t-metadata", "t-gateway");

    assertThat(cluster.get("t-submission"))
        .containsOnlyKeys(
            "database-username",
            "database-password",
            "storage-access-key",
            "storage-secret-key",
            "client-secret",
            "receipt-key")
        .containsEntry("database-username", "submission")
        .containsEntry(
            "database-password", cluster.get("t-trial").get("database-password-submission"))
        .containsEntry("client-secret", cluster.get("t-trial").get("client-secret-submission"));
    assertThat(cluster.get("t-metadata")).containsEntry("database-username", "catalogue");
    assertThat(cluster.get("t-gateway").get("client-secret")).hasSizeGreaterThanOrEqualTo(32);
    assertThat(cluster.get("t-trial").values()).doesNotHaveDuplicates();
  }

  @Test
  void the_key_of_receipts_is_one_that_the_service_takes() throws Exception {
    secrets("token").complete();

    String pem = cluster.get("t-submission").get("receipt-key");
    String base64 = pem.replaceAll("-----[A-Z ]+-----|\\n", "");
    RSAPrivateKey key =
        (RSAPrivateKey)
            KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    assertThat(key.getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
  }

  @Test
  void what_is_there_stays_and_what_is_absent_follows_from_it() throws Exception {
    secrets("token").complete();
    Map<String, String> servers = Map.copyOf(cluster.get("t-trial"));
    Map<String, String> ingest = Map.copyOf(cluster.get("t-ingest"));
    cluster.remove("t-ingest");

    assertThat(secrets("token").complete()).containsExactly("t-ingest");
    assertThat(cluster.get("t-trial")).isEqualTo(servers);
    assertThat(cluster.get("t-ingest")).isEqualTo(ingest);
    assertThat(secrets("token").complete()).isEmpty();
  }

  @Test
  void a_secret_that_lacks_a_key_is_named_and_left_as_it_is() {
    cluster.put("t-gateway", new TreeMap<>(Map.of("client-secret", "x")));

    assertThatThrownBy(() -> secrets("token").complete())
        .hasMessageContaining("The Secret t-gateway has no storage-access-key");
    assertThat(cluster.get("t-gateway")).containsOnlyKeys("client-secret");
  }

  @Test
  void a_right_that_is_missing_is_told_in_the_words_of_the_cluster() {
    assertThatThrownBy(() -> secrets("stranger").complete())
        .isInstanceOf(IOException.class)
        .hasMessage("cannot read the Secret t-trial: secrets is forbidden");
  }

  private TrialSecrets secrets(String token) {
    URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new TrialSecrets(
        new ClusterSecrets(client, api, "trial", token),
        new TrialSecrets.Names("t-trial", "t-submission", "t-ingest", "t-metadata", "t-gateway"),
        new SecureRandom());
  }

  /** As an API server does: values go in as text and come out in Base64. */
  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 403, JSON.createObjectNode().put("message", "secrets is forbidden"));
    } else if (exchange.getRequestMethod().equals("POST") && path.equals(PATH)) {
      JsonNode secret = JSON.readTree(exchange.getRequestBody());
      String name = secret.at("/metadata/name").asText();
      if (cluster.containsKey(name)) {
        send(exchange, 409, JSON.createObjectNode().put("message", "already exists"));
        return;
      }
      Map<String, String> values = new TreeMap<>();
      secret
          .path("stringData")
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
      cluster.put(name, values);
      send(exchange, 201, JSON.createObjectNode());
    } else {
      Map<String, String> values = cluster.get(path.substring(PATH.length() + 1));
      if (values == null) {
        send(exchange, 404, JSON.createObjectNode().put("message", "not found"));
        return;
      }
      ObjectNode secret = JSON.createObjectNode();
      ObjectNode data = secret.putObject("data");
      values.forEach((key, value) ->
          data.put(
              key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
      send(exchange, 200, secret);
    }
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
