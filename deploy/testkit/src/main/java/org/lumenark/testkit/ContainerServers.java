package org.lumenark.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lumenark.standalone.Components;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.Ports;
import org.lumenark.standalone.Secrets;
import org.lumenark.standalone.component.Component;
import org.lumenark.standalone.component.Distributions;
import org.lumenark.standalone.component.Kafka;
import org.lumenark.standalone.component.Keycloak;
import org.lumenark.standalone.component.ObjectStore;
import org.lumenark.standalone.component.OpenSearch;
import org.lumenark.standalone.component.PostgreSql;
import org.lumenark.standalone.component.ServiceUser;
import org.lumenark.standalone.component.TreeCopy;
import org.lumenark.standalone.component.Workspace;
import org.lumenark.standalone.identity.AccountPolicy;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/**
 * The same servers, each in a container of its own, from the images that {@code
 * deploy/containers/build servers} makes. They meet on a network of their own; each client port is
 * bound to a port of this machine's loopback address that is chosen beforehand, because Kafka and
 * Keycloak tell it to their clients.
 */
final class ContainerServers implements ServerProvider {
  private static final String VERSION = "0.1.0";

  private final Path home;
  private final Ports ports;
  private final Secrets secrets;
  private final Coordinates coordinates;
  private final List<Component> components;
  private final Network network;
  private final Map<String, GenericContainer<?>> containers = new LinkedHashMap<>();

  ContainerServers() throws IOException {
    StaleContainers.remove();
    home = Files.createTempDirectory("lumenark-test-");
    ports = Ports.free();
    secrets = new Secrets(home.resolve("secrets"));
    coordinates = Components.coordinates(ports, secrets);
    components =
        Components.of(nothingPrepared(), ports, secrets, AccountPolicy.ofStandalone(Map.of()));
    network =
        Network.builder()
            .createNetworkCmdModifier(command ->
                command.withLabels(Map.of(StaleContainers.LABEL, StaleContainers.thisProcess())))
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "lumenark-test-containers"));
  }

  /** The components only probe and provision here; what they run lies in the images. */
  private Workspace nothingPrepared() {
    return new Workspace(
        new Distributions(home),
        home,
        home,
        ServiceUser.current(),
        Path.of(System.getProperty("java.home")));
  }

  @Override
  public Coordinates start(Set<Server> servers) throws IOException, InterruptedException {
    for (Component component : components) {
      if (Server.texts(servers).contains(component.name())) {
        start(component);
      }
    }
    return coordinates;
  }

  private void start(Component component) throws IOException, InterruptedException {
    if (containers.containsKey(component.name())) {
      return;
    }
    for (Component other : components) {
      if (component.needs().contains(other.name())) {
        start(other);
      }
    }
    GenericContainer<?> container = container(component);
    containers.put(component.name(), container);
    container.start();
    component.provision();
  }

  private GenericContainer<?> container(Component component) throws IOException {
    List<String> bindings = bindings(component.name());
    return new GenericContainer<>(image(component.name()))
        .withNetwork(network)
        .withNetworkAliases(component.name())
        .withLabel(StaleContainers.LABEL, StaleContainers.thisProcess())
        .withEnv(environment(component.name()))
        .withCreateContainerCmdModifier(command -> PortBindings.add(command, bindings))
        .withStartupTimeout(component.startLimit())
        .waitingFor(new UntilReady(component));
  }

  private static DockerImageName image(String name) {
    String prefix = System.getenv().getOrDefault("LUMENARK_IMAGES", "lumenark");
    return DockerImageName.parse(prefix + "/" + name + ":" + VERSION);
  }

  /** {@code address:port of this machine:port in the container}. */
  private List<String> bindings(String name) {
    return switch (name) {
      case PostgreSql.NAME -> List.of(binding(name, 5432));
      case Kafka.NAME -> List.of(binding(name, 9092));
      case OpenSearch.NAME -> List.of(binding(name, 9200));
      case Keycloak.NAME -> List.of(binding(name, 8080), binding("keycloak-management", 9000));
      case ObjectStore.NAME -> List.of(binding(name, 9000));
      default -> throw new IllegalArgumentException("no image of " + name);
    };
  }

  private String binding(String port, int inside) {
    return "127.0.0.1:" + ports.port(port) + ":" + inside;
  }

  private Map<String, String> environment(String name) throws IOException {
    return switch (name) {
      case PostgreSql.NAME -> Map.of("POSTGRES_PASSWORD", coordinates.postgresql().password());
      case Kafka.NAME -> Map.of("KAFKA_ADVERTISED", coordinates.kafka());
      case Keycloak.NAME -> keycloakEnvironment();
      case ObjectStore.NAME ->
          Map.of(
              "S3_ACCESS_KEY",
              coordinates.s3().accessKey(),
              "S3_SECRET_KEY",
              coordinates.s3().secretKey());
      default -> Map.of();
    };
  }

  private Map<String, String> keycloakEnvironment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    coordinates
        .keycloak()
        .clientSecrets()
        .forEach((client, secret) ->
            environment.put(
                client.replace('-', '_').toUpperCase(Locale.ROOT) + "_CLIENT_SECRET", secret));
    environment.put("LUMENARK_PUBLIC_URL", "http://127.0.0.1:" + ports.port("access-gateway"));
    environment.put("KC_HOSTNAME", "http://127.0.0.1:" + ports.port(Keycloak.NAME));
    environment.put("KC_DB_URL", "jdbc:postgresql://" + PostgreSql.NAME + ":5432/keycloak");
    environment.put("KC_DB_PASSWORD", secrets.secret("postgresql-keycloak"));
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", coordinates.keycloak().adminPassword());
    return environment;
  }

  private void close() {
    containers.values().forEach(GenericContainer::stop);
    network.close();
    try {
      TreeCopy.delete(home);
    } catch (IOException e) {
      System.err.println("cannot delete " + home + ": " + e.getMessage());
    }
  }
}
