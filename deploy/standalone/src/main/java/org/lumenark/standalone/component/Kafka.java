package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Apache Kafka in KRaft mode: one node that is broker and controller. */
public final class Kafka implements Component {
  public static final String NAME = "kafka";
  private static final int HEAP_MEGABYTES = 256;

  private final Workspace workspace;
  private final int port;
  private final int controllerPort;
  private final Path home;

  public Kafka(Workspace workspace, int port, int controllerPort) {
    this.workspace = workspace;
    this.port = port;
    this.controllerPort = controllerPort;
    this.home = workspace.dataOf(NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    workspace.user().privateFolder(home);
    workspace.user().privateFolder(home.resolve("log"));
    workspace.user().privateFolder(home.resolve("tmp"));
    workspace.user().writePrivate(configuration(), properties());
    workspace.user().writePrivate(home.resolve("log4j2.xml"), Template.read("kafka-log4j2.xml"));
    if (!Files.exists(home.resolve("log/meta.properties"))) {
      List<String> command = java();
      command.addAll(
          List.of(
              "kafka.tools.StorageTool",
              "format",
              "-t",
              clusterId(UUID.randomUUID()),
              "-c",
              configuration().toString(),
              "--ignore-formatted",
              // Made for many replicas: after a kill it takes the only one out of its own
              // in-sync set, and a topic may then stay without a leader for minutes.
              "--feature",
              "eligible.leader.replicas.version=0"));
      Spawner.run(workspace.user(), new Launch(command, workspace.environment(home), home));
    }
  }

  /**
   * Kafka's form of a UUID, with its first bit cleared: it must not begin with a dash, which would
   * be taken for an option.
   */
  static String clusterId(UUID id) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes
        .putLong(id.getMostSignificantBits() & Long.MAX_VALUE)
        .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  String properties() {
    return Template.read("kafka.properties")
        .replace("@PORT@", Integer.toString(port))
        .replace("@CONTROLLER_PORT@", Integer.toString(controllerPort))
        .replace("@LOG_DIRS@", home.resolve("log").toString());
  }

  private Path configuration() {
    return home.resolve("server.properties");
  }

  private List<String> java() {
    List<String> command =
        new ArrayList<>(workspace.smallJava(HEAP_MEGABYTES, home.resolve("tmp")));
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-Dlog4j2.configurationFile=" + home.resolve("log4j2.xml"),
            "-cp",
            workspace.distributions().kafka() + "/*"));
    return command;
  }

  @Override
  public Launch launch() {
    List<String> command = java();
    command.addAll(List.of("kafka.Kafka", configuration().toString()));
    return new Launch(command, workspace.environment(home), home);
  }

  @Override
  public boolean ready() throws InterruptedException {
    return Probe.tcp(port) && Topics.answers(bootstrapServers());
  }

  @Override
  public boolean alive() {
    return Probe.tcp(port);
  }

  @Override
  public void provision() throws IOException, InterruptedException {
    Topics.create(bootstrapServers());
  }

  @Override
  public Stop stop() {
    return new Stop(Stop.Signal.TERM, Duration.ofSeconds(30));
  }
}
