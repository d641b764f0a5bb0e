package org.lumenark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.component.PostgreSql;
import org.lumenark.standalone.installation.Doctor;
import org.lumenark.standalone.installation.Finding;
import org.lumenark.standalone.installation.Needs;
import org.lumenark.standalone.installation.Observation;
import org.lumenark.standalone.installation.Variables;
import org.lumenark.standalone.installation.Waiting;

/** An installation is prepared on real servers, and what was prepared is what services wait for. */
class InstallationIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Coordinates servers = startAll();
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> told = new ArrayList<>();
  private final Waiting waiting = new Waiting(Clock.systemUTC(), Thread::sleep, told::add);

  private static Coordinates startAll() {
    try {
      return RealServers.start(EnumSet.allOf(Server.class));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_is_absent_is_told_made_once_and_then_found() throws Exception {
    Variables variables = new Variables(given());
    assertThat(Needs.of(Needs.Server.database, variables).look())
        .isInstanceOfSatisfying(
            Finding.NotYet.class,
            finding ->
                assertThat(finding.reason()).contains("installation_" + run, "does not exist"));
    assertThat(Needs.of(Needs.Server.storage, variables).look())
        .isEqualTo(
            new Finding.NotYet(
                "the bucket originals-"
                    + run
                    + " is absent, the bucket derived-"
                    + run
                    + " is absent"));

    waiting.until(Needs.preparation(variables), PATIENCE);
    waiting.until(Needs.preparation(variables), PATIENCE);

    for (Needs.Server server : Needs.Server.values()) {
      assertThat(Needs.of(server, variables).look())
          .as(server.toString())
          .isInstanceOf(Finding.Ready.class);
    }
    assertThat(ownSchema()).isEqualTo("ingest");
  }

  @Test
  void the_doctor_finds_nothing_wrong_with_what_was_prepared_and_names_what_is_not_there()
      throws Exception {
    Map<String, String> given = given();
    waiting.until(Needs.preparation(new Variables(given)), PATIENCE);

    assertThat(doctor(given)).noneMatch(seen -> seen.state() == Observation.State.wrong);
    assertThat(doctor(given))
        .extracting(Observation::subject)
        .contains("manners of the bucket originals-" + run, "copies of topics");

    Map<String, String> changed = new HashMap<>(given);
    changed.put("LUMENARK_STORAGE_DERIVED_BUCKET", "absent-" + run);
    assertThat(doctor(changed))
        .filteredOn(seen -> seen.state() == Observation.State.wrong)
        .extracting(Observation::seen)
        .contains("the bucket absent-" + run + " is absent");
  }

  private static List<Observation> doctor(Map<String, String> variables) throws Exception {
    return Doctor.inside(new Variables(variables), Optional.empty(), Clock.systemUTC()).observe();
  }

  @Test
  void a_login_that_is_wrong_is_told_without_its_password() throws Exception {
    Map<String, String> changed = new HashMap<>(given());
    changed.put("QUARKUS_DATASOURCE_JDBC_URL", servers.postgresql().jdbcUrl("postgres"));
    changed.put("QUARKUS_DATASOURCE_PASSWORD", "not-the-password");
    changed.put("LUMENARK_STORAGE_SECRET_KEY", "not-the-key");
    Variables variables = new Variables(changed);

    assertThat(Needs.of(Needs.Server.database, variables).look().toString())
        .contains("password authentication failed")
        .doesNotContain("not-the-password");
    assertThat(Needs.of(Needs.Server.storage, variables).look().toString())
        .contains("may not use the bucket originals-" + run)
        .doesNotContain("not-the-key");
  }

  private String ownSchema() throws Exception {
    try (Connection connection =
        DriverManager.getConnection(
            servers.postgresql().jdbcUrl("installation_" + run),
            "ingest",
            servers.postgresql().logins().get("ingest"))) {
      return connection.getSchema();
    }
  }

  /** The variables as the chart gives them, with a database and buckets of this run. */
  private Map<String, String> given() {
    Coordinates.PostgreSqlServer postgresql = servers.postgresql();
    Map<String, String> variables = new HashMap<>();
    variables.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka());
    variables.put("QUARKUS_OIDC_AUTH_SERVER_URL", servers.keycloak().issuer());
    variables.put("LUMENARK_OPENSEARCH_URL", servers.opensearch());
    variables.put("LUMENARK_STORAGE_ENDPOINT", servers.s3().endpoint());
    variables.put("LUMENARK_STORAGE_REGION", servers.s3().region());
    variables.put("LUMENARK_STORAGE_ACCESS_KEY", servers.s3().accessKey());
    variables.put("LUMENARK_STORAGE_SECRET_KEY", servers.s3().secretKey());
    variables.put("LUMENARK_STORAGE_ORIGINALS_BUCKET", "originals-" + run);
    variables.put("LUMENARK_STORAGE_DERIVED_BUCKET", "derived-" + run);
    variables.put("QUARKUS_DATASOURCE_JDBC_URL", postgresql.jdbcUrl("installation_" + run));
    variables.put("QUARKUS_DATASOURCE_USERNAME", "ingest");
    variables.put("QUARKUS_DATASOURCE_PASSWORD", postgresql.logins().get("ingest"));
    variables.put("LUMENARK_PREPARE_POSTGRESQL", postgresql.host() + ":" + postgresql.port());
    variables.put("LUMENARK_PREPARE_DATABASE", "installation_" + run);
    variables.put("LUMENARK_PREPARE_ADMIN_USERNAME", postgresql.superuser());
    variables.put("LUMENARK_PREPARE_ADMIN_PASSWORD", postgresql.password());
    for (String schema : PostgreSql.SCHEMAS) {
      String prefix = "LUMENARK_PREPARE_" + schema.toUpperCase(Locale.ROOT);
      variables.put(prefix + "_USERNAME", schema);
      variables.put(prefix + "_PASSWORD", postgresql.logins().get(schema));
    }
    return variables;
  }
}
