package org.lumenark.standalone.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.standalone.identity.AccountPolicy;

class ConfigurationTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void layOutSomeServers() throws Exception {
    for (String server :
        List.of("kafka", "s3proxy", "opensearch/opensearch-1", "keycloak/keycloak-1")) {
      Files.createDirectories(folder.resolve("components").resolve(server));
    }
    workspace =
        new Workspace(
            new Distributions(folder.resolve("components")),
            folder.resolve("prepared"),
            folder.resolve("data"),
            new ServiceUser.Self("tester"),
            Path.of("/jdk"));
  }

  @Test
  void kafka_listens_on_the_loopback_address_only_and_creates_no_topics_by_itself() {
    String properties = new Kafka(workspace, 1111, 2222).properties();

    assertThat(properties)
        .contains("listeners=PLAINTEXT://127.0.0.1:1111,CONTROLLER://127.0.0.1:2222")
        .contains("advertised.listeners=PLAINTEXT://127.0.0.1:1111")
        .contains("controller.quorum.voters=1@127.0.0.1:2222")
        .contains("auto.create.topics.enable=false")
        .contains("share.coordinator.state.topic.replication.factor=1")
        .contains("log.dirs=" + folder + "/data/kafka/log")
        .doesNotContain("@PORT@");
  }

  @Test
  void opensearch_listens_on_the_loopback_address_only() {
    String configuration = new OpenSearch(workspace, 1111, 2222).configuration();

    assertThat(configuration)
        .contains("network.host: 127.0.0.1")
        .contains("http.port: 1111")
        .contains("transport.port: 2222")
        .contains("path.data: \"" + folder + "/data/opensearch/data\"");
  }

  @Test
  void the_object_store_checks_signatures_and_listens_on_the_loopback_address_only() {
    String configuration =
        new ObjectStore(workspace, 1111, new S3Credentials("key", "hidden")).configuration();

    assertThat(configuration)
        .contains("s3proxy.endpoint=http://127.0.0.1:1111")
        .contains("s3proxy.authorization=aws-v2-or-v4")
        .contains("s3proxy.identity=key")
        .contains("s3proxy.credential=hidden");
  }

  @Test
  void keycloak_gets_its_passwords_by_environment_and_not_on_the_command_line() {
    Keycloak keycloak =
        new Keycloak(
            workspace,
            new Keycloak.Settings(
                1111,
                2222,
                3333,
                "db-hidden",
                "admin-hidden",
                "{}",
                AccountPolicy.ofStandalone(Map.of())));

    Launch launch = keycloak.launch();

    assertThat(String.join(" ", launch.command())).doesNotContain("hidden");
    assertThat(launch.environment())
        .containsEntry("KC_DB_PASSWORD", "db-hidden")
        .containsEntry("KC_HTTP_HOST", "127.0.0.1")
        .containsEntry("KC_HTTP_MANAGEMENT_PORT", "2222")
        .containsEntry("KC_DB_URL", "jdbc:postgresql://127.0.0.1:3333/keycloak");
  }

  @Test
  void postgresql_is_stopped_with_the_signal_that_does_not_wait_for_clients() {
    PostgreSql server = new PostgreSql(workspace, 1111, "hidden", java.util.Map.of());

    assertThat(server.stop().signal()).isEqualTo(Stop.Signal.INT);
    assertThat(server.launch().command())
        .contains("listen_addresses=127.0.0.1", "unix_socket_directories=")
        .doesNotContain("hidden");
  }

  @Test
  void a_child_dies_with_its_parent_whatever_the_user() {
    assertThat(new ServiceUser.Self("me").prefix())
        .containsExactly("setpriv", "--pdeathsig", "KILL");
    assertThat(new ServiceUser.Unprivileged("nobody", 65534, 65533).prefix())
        .containsExactly(
            "setpriv",
            "--reuid=65534",
            "--regid=65533",
            "--clear-groups",
            "--no-new-privs",
            "--pdeathsig",
            "KILL");
  }

  @Test
  void public_study_and_catalogue_topics_are_compacted_and_the_change_log_has_one_partition() {
    assertThat(Topics.topics())
        .filteredOn(topic -> topic.configs().get("cleanup.policy").equals("compact"))
        .extracting(topic -> topic.name())
        .containsExactly("archive.catalogue.v1", "archive.public-study.v1");
    assertThat(Topics.topics())
        .filteredOn(topic -> topic.name().equals("archive.public-change.v1"))
        .singleElement()
        .satisfies(topic -> assertThat(topic.numPartitions()).isEqualTo(1))
        .satisfies(topic -> assertThat(topic.configs()).containsEntry("retention.ms", "-1"));
  }
}
