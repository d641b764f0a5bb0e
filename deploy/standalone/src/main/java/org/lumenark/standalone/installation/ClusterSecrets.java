package org.lumenark.standalone.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The Secrets of one namespace, by the API of Kubernetes. None is ever changed or removed. */
public final class ClusterSecrets {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final HttpClient client;
  private final URI secrets;
  private final String token;

  ClusterSecrets(HttpClient client, URI server, String namespace, String token) {
    this.client = client;
    this.secrets = server.resolve("/api/v1/namespaces/" + namespace + "/secrets");
    this.token = token;
  }

  /**
   * As the account whose token the pod was given.
   *
   * @param account the folder with {@code token}, {@code namespace} and {@code ca.crt}
   */
  public static ClusterSecrets ofPod(URI server, Path account) throws IOException {
    return new ClusterSecrets(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .sslContext(trusting(account.resolve("ca.crt")))
            .build(),
        server,
        Files.readString(account.resolve("namespace")).strip(),
        Files.readString(account.resolve("token")).strip());
  }

  private static SSLContext trusting(Path authorities) throws IOException {
    try (InputStream in = Files.newInputStream(authorities)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificates of the cluster cannot be used: " + e, e);
    }
  }

  /** The values of a Secret; empty where there is none of this name. */
  Optional<Map<String, String>> find(String name) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(request(secrets + "/" + name).GET());
    return switch (answer.statusCode()) {
      case OK -> Optional.of(values(JSON.readTree(answer.body())));
      case NOT_FOUND -> Optional.empty();
      default -> throw refused("read", name, answer);
    };
  }

  private static Map<String, String> values(JsonNode secret) {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> value : secret.path("data").properties()) {
      values.put(
          value.getKey(),
          new String(
              Base64.getDecoder().decode(value.getValue().asText()), StandardCharsets.UTF_8));
    }
    return values;
  }

  /** False where there is one of this name already, which then stays as it is. */
  boolean create(String name, Map<String, String> values) throws IOException, InterruptedException {
    ObjectNode secret = JSON.createObjectNode();
    secret.put("apiVersion", "v1").put("kind", "Secret").put("type", "Opaque");
    secret
        .putObject("metadata")
        .put("name", name)
        .putObject("labels")
        .put("app.kubernetes.io/part-of", "lumenark");
    ObjectNode data = secret.putObject("stringData");
    values.forEach(data::put);
    HttpResponse<byte[]> answer =
        send(
            request(secrets.toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(secret))));
    return switch (answer.statusCode()) {
      case CREATED -> true;
      case CONFLICT -> false;
      default -> throw refused("make", name, answer);
    };
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(LIMIT)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The API's own words say which right is missing; they never hold values. */
  private static IOException refused(String verb, String name, HttpResponse<byte[]> answer) {
    String words = "";
    try {
      words = JSON.readTree(answer.body()).path("message").asText();
    } catch (IOException noJson) {
      words = "HTTP " + answer.statusCode();
    }
    return new IOException("cannot " + verb + " the Secret " + name + ": " + words);
  }
}
