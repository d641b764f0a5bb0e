package org.lumenark.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.standalone.component.StackException;
import org.lumenark.standalone.identity.AccountPolicy;

class StackFilesTest {
  private static final AccountPolicy ACCOUNTS = AccountPolicy.ofStandalone(Map.of());

  @TempDir Path folder;

  @Test
  void ports_are_all_different_and_stay_the_same_at_the_next_start() throws Exception {
    Home home = new Home(folder);
    Location location = new Location(folder, folder, OptionalInt.of(FreePorts.next()));

    Ports first = PortChoice.choose(home, location, line -> {});
    Ports second = PortChoice.choose(home, location, line -> {});

    assertThat(new HashSet<>(first.byName().values())).hasSize(14);
    assertThat(second).isEqualTo(first);
    assertThat(second.port("access-gateway")).isEqualTo(location.port().getAsInt());
  }

  @Test
  void a_public_port_in_use_is_named_with_a_remedy() throws Exception {
    try (ServerSocket other =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Location location = new Location(folder, folder, OptionalInt.of(other.getLocalPort()));

      assertThatThrownBy(() -> PortChoice.choose(new Home(folder), location, line -> {}))
          .isInstanceOfSatisfying(
              StackException.class, e -> assertThat(e.kind().exitCode()).isEqualTo(75))
          .hasMessageContaining("port " + other.getLocalPort())
          .hasMessageContaining("LUMENARK_PORT=");
    }
  }

  @Test
  void an_internal_port_that_was_taken_meanwhile_is_replaced_and_told() throws Exception {
    Home home = new Home(folder);
    Location location = new Location(folder, folder, OptionalInt.of(FreePorts.next()));
    Ports first = PortChoice.choose(home, location, line -> {});
    List<String> told = new ArrayList<>();

    try (ServerSocket other =
        new ServerSocket(
            first.port("kafka"), 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Ports second = PortChoice.choose(home, location, told::add);

      assertThat(second.port("kafka")).isNotEqualTo(other.getLocalPort());
      assertThat(second.port("postgresql")).isEqualTo(first.port("postgresql"));
      assertThat(told).singleElement().asString().contains("kafka");
    }
  }

  @Test
  void status_of_a_stack_that_never_ran_has_the_exact_form_of_the_contract() throws Exception {
    StandaloneStack stack =
        new StandaloneStack(new Location(folder, folder.resolve("home"), OptionalInt.of(8123)));

    JsonNode json =
        new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(stack.status()));

    assertThat(json.path("state").asText()).isEqualTo("down");
    assertThat(json.path("url").asText()).isEqualTo("http://127.0.0.1:8123");
    assertThat(json.path("dataDir").asText()).isEqualTo(folder + "/home/data");
    assertThat(json.path("kafka").asText()).startsWith("127.0.0.1:");
    assertThat(json.path("services").findValuesAsText("name"))
        .containsExactly(
            "access-gateway",
            "submission-service",
            "ingest-service",
            "metadata-service",
            "search-service",
            "postgresql",
            "kafka",
            "opensearch",
            "keycloak",
            "object-store");
    assertThat(json.path("services").findValuesAsText("state")).containsOnly("stopped");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void secrets_differ_stay_and_are_readable_for_their_owner_only() throws Exception {
    Secrets secrets = new Secrets(folder.resolve("secrets"));

    String first = secrets.secret("one");

    assertThat(first).hasSize(48).isEqualTo(new Secrets(folder.resolve("secrets")).secret("one"));
    assertThat(secrets.secret("two")).isNotEqualTo(first);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("secrets/one"))))
        .isEqualTo("rw-------");
  }

  @Test
  void the_realm_has_no_placeholder_left_and_the_five_demo_accounts() throws Exception {
    String realm =
        Realm.render(
            "http://127.0.0.1:8080", Realm.clientSecrets(new Secrets(folder.resolve("secrets"))));

    JsonNode json = new ObjectMapper().readTree(realm);
    assertThat(realm).doesNotContain("${");
    assertThat(json.path("users").findValuesAsText("username"))
        .contains("depositor", "depositor2", "curator", "admin", "reader");
    assertThat(json.path("bruteForceProtected").asBoolean()).isTrue();
  }

  @Test
  void a_service_learns_its_own_database_login_and_no_other() throws Exception {
    Secrets secrets = new Secrets(folder.resolve("secrets"));
    Ports ports = Ports.free();
    Coordinates coordinates = Components.coordinates(ports, secrets);

    Map<String, String> environment =
        Services.environment("metadata-service", ports, coordinates, ACCOUNTS);

    assertThat(environment)
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "catalogue")
        .containsEntry("QUARKUS_DATASOURCE_PASSWORD", secrets.secret("postgresql-catalogue"))
        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
        .containsEntry(
            "QUARKUS_OIDC_AUTH_SERVER_URL",
            "http://127.0.0.1:" + ports.port("keycloak") + "/realms/lumenark");
    assertThat(new TreeMap<>(environment).values())
        .doesNotContain(secrets.secret("postgresql-ingest"), secrets.secret("postgresql"));
    assertThat(Services.environment("search-service", ports, coordinates, ACCOUNTS))
        .doesNotContainKey("QUARKUS_DATASOURCE_PASSWORD");
  }

  @Test
  void too_little_memory_and_disk_are_named_before_anything_starts() throws Exception {
    Path meminfo = Files.writeString(folder.resolve("meminfo"), "MemAvailable:    1048576 kB\n");

    assertThatThrownBy(() -> Preflight.memory(meminfo, 3L << 30))
        .isInstanceOfSatisfying(
            StackException.class, e -> assertThat(e.kind().exitCode()).isEqualTo(78))
        .hasMessage(
            "the stack needs 3.0 GiB of free memory, there are 1.0; end other programs or add"
                + " memory");
    assertThatThrownBy(() -> Preflight.disk(folder.resolve("not/there/yet"), Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            StackException.class, e -> assertThat(e.kind().exitCode()).isEqualTo(74));
    assertThatThrownBy(() -> Preflight.tool("no-such-program"))
        .hasMessageContaining("no-such-program")
        .hasMessageContaining("install");
  }

  @Test
  void a_home_that_cannot_be_made_says_why_and_no_class() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    StandaloneStack stack = new StandaloneStack(new Location(folder, file, OptionalInt.empty()));

    assertThatThrownBy(() -> stack.up(StandaloneStack.Extent.ALL, line -> {}))
        .isInstanceOfSatisfying(
            StackException.class, e -> assertThat(e.kind().exitCode()).isEqualTo(73))
        .hasMessage(
            "cannot create " + file + ": Not a directory; set LUMENARK_HOME to another folder");
    assertThat(file).hasContent("mine");
  }

  @Test
  void reset_deletes_what_the_stack_made_and_nothing_else() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    new Home(home).keep(Ports.free());
    new Secrets(home.resolve("secrets")).secret("one");
    Files.writeString(home.resolve("notes.txt"), "mine");

    new StandaloneStack(new Location(folder, home, OptionalInt.empty())).reset();

    try (var left = Files.list(home)) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("notes.txt");
    }
  }
}
