package org.lumenark.submission;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.RealServers;
import org.lumenark.testkit.Server;

/** The service as it was built, in a process of its own that may die and be started again. */
final class ServiceProcess implements AutoCloseable {

  private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");

  private final LumenarkServers servers = new LumenarkServers();
  private final Map<String, String> environment = new HashMap<>();
  private final Path faults;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private Process process;

  ServiceProcess(Path folder) throws IOException, InterruptedException {
    faults = Files.createDirectory(folder.resolve("faults"));
    servers.init(Map.of("servers", "postgresql,keycloak,object-store", "schema", "submission"));
    servers
        .start()
        .forEach((name, value) ->
            environment.put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    environment.put("KAFKA_BOOTSTRAP_SERVERS", RealServers.start(Server.KAFKA).kafka());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_APPLICATION_NAME", "submission-service");
    environment.put("LUMENARK_SUBMISSION_ACTION_LEASE", "PT2S");
    environment.put("LUMENARK_FAULT_DIR", faults.toString());
    start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  void start() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            APPLICATION.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(new File("target/service-process.log"));
    process = builder.start();
    long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new AssertionError("the service does not start; see target/service-process.log");
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  /** Ends the process as {@code kill -9} would, now. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** What the process was given by its environment. */
  String environment(String name) {
    return environment.get(name);
  }

  private boolean ready() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri("/q/health/ready")).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends the process as {@code kill -9} would when it next comes to this point. */
  void killAt(String point) throws IOException {
    Files.writeString(faults.resolve("submission-service." + point), "0");
  }

  /** Waits for the armed point to have done its work. */
  void awaitDeath() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the service has not come to the point");
    }
    if (process.exitValue() != 137) {
      throw new AssertionError("the service ended with " + process.exitValue());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    http.close();
    servers.stop();
  }
}
