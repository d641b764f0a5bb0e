package org.lumenark.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.standalone.Components;
import org.lumenark.standalone.Ports;
import org.lumenark.standalone.Secrets;
import org.lumenark.standalone.Services;
import org.lumenark.standalone.identity.AccountPolicy;

/** The chart as Helm and a Kubernetes API server would judge it. */
class ChartTest {

  private static final Path CHART = Path.of("lumenark");

  /** One comment stands before several. */
  private static final Set<String> EXPLAINED_TOGETHER =
      Set.of("kafka:", "opensearch:", "identity:", "storage:", "tolerations: []");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** The chart with its hooks as common objects: Helm leaves hooks out of what it renders here. */
  @TempDir private static Path rendered;

  @BeforeAll
  static void makeHooksCommon() throws IOException {
    try (Stream<Path> files = Files.walk(CHART)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = rendered.resolve(CHART.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (file.toString().endsWith(".yaml")) {
          Files.writeString(
              copy, Files.readString(file).replaceAll("(?m)^ +helm\\.sh/hook: .*\\n", ""));
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void helm_lint_finds_nothing_to_complain_about() {
    var result = new Helm(CHART).lint().strict().call();

    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void one_small_node_runs_one_of_each_from_images_that_are_loaded() throws IOException {
    List<JsonNode> objects = renderOf("small");

    assertThat(objects)
        .filteredOn(object -> object.at("/kind").asText().equals("Deployment"))
        .hasSize(5)
        .allSatisfy(deployment -> {
          assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(1);
          JsonNode container = deployment.at("/spec/template/spec/containers/0");
          assertThat(container.at("/image").asText())
              .isEqualTo("lumenark/" + container.at("/name").asText() + ":trial");
          assertThat(container.at("/imagePullPolicy").asText()).isEqualTo("Never");
        });
    assertThat(objects)
        .extracting(object -> object.at("/kind").asText())
        .doesNotContain("PodDisruptionBudget", "NetworkPolicy")
        .contains("Ingress");
  }

  @Test
  void a_service_without_the_secret_that_it_needs_is_not_rendered() {
    assertThatThrownBy(() -> render(helm -> helm.set("secrets.ingest-service", "null")))
        .hasMessageContaining("ingest-service");
  }

  @Test
  void services_are_given_the_variables_that_the_standalone_stack_gives_them(@TempDir Path folder)
      throws IOException {
    Secrets secrets = new Secrets(folder.resolve("secrets"));
    Ports ports = Ports.free();
    Set<String> notNeeded =
        Set.of("QUARKUS_PROFILE", "LUMENARK_CLIENT_ID", "LUMENARK_CLIENT_SECRET");
    List<JsonNode> objects = render(ChartTest::withSftp);
    List<String> shared = new ArrayList<>();
    only(objects, "ConfigMap", "").at("/data").fieldNames().forEachRemaining(shared::add);

    for (String service : Services.NAMES) {
      Set<String> standalone =
          Services.environment(
                  service,
                  ports,
                  Components.coordinates(ports, secrets),
                  AccountPolicy.ofInstallation(Map.of()))
              .keySet();
      JsonNode container =
          only(objects, "Deployment", service).at("/spec/template/spec/containers/0");
      List<String> given = new ArrayList<>(shared);
      container.at("/env").forEach(variable -> given.add(variable.at("/name").asText()));

      assertThat(container.at("/envFrom/0/configMapRef/name").asText()).isNotEmpty();
      assertThat(given)
          .as(service)
          .doesNotHaveDuplicates()
          .containsAll(
              standalone.stream()
                  .filter(name -> !notNeeded.contains(name))
                  .filter(name -> needsStorage(service) || !name.matches(".*STORAGE_.*_KEY"))
                  .toList());
      given.remove("JAVA_TOOL_OPTIONS");
      given.remove("LUMENARK_SUBMISSION_SFTP_HOST");
      assertThat(given).as("a variable that nothing reads").isSubsetOf(standalone);
    }
  }

  /** The search index is built from events alone. */
  private static boolean needsStorage(String service) {
    return !service.equals("search-service");
  }

  @Test
  void every_rendered_object_passes_the_strict_kubernetes_schemas() throws IOException {
    Optional<Path> schemas = kubernetesSchemas();
    assumeTrue(
        schemas.isPresent(), "skipped: the Kubernetes schemas of the shared data are absent");

    List<JsonNode> objects = new ArrayList<>(render());
    assertThat(objects).hasSizeGreaterThan(20);
    objects.addAll(renderOf("small"));
    objects.addAll(renderOf("everything"));
    objects.addAll(render("trial.enabled=true", "ingress.enabled=true"));
    for (JsonNode object : objects) {
      Schema schema = schemaOf(object, schemas.get());
      assertThat(schema.validate(object.toString(), InputFormat.JSON))
          .as(object.at("/kind").asText() + " " + object.at("/metadata/name").asText())
          .isEmpty();
    }
    assertThat(objects)
        .extracting(object -> object.at("/kind").asText())
        .contains(
            "StatefulSet",
            "Job",
            "Pod",
            "Role",
            "HorizontalPodAutoscaler",
            "ScaledObject",
            "TriggerAuthentication",
            "HTTPRoute",
            "ServiceMonitor",
            "PrometheusRule");
  }

  @Test
  void the_gateway_alone_is_told_which_proxies_it_may_believe() throws IOException {
    List<JsonNode> objects = renderOf("everything");

    assertThat(
            variable(
                    only(objects, "Deployment", "access-gateway"),
                    "LUMENARK_GATEWAY_TRUSTED_PROXIES")
                .at("/value")
                .asText())
        .isEqualTo("10.42.0.0/16,fd00::/8");
    assertThat(
            variable(
                only(objects, "Deployment", "metadata-service"),
                "LUMENARK_GATEWAY_TRUSTED_PROXIES"))
        .isEqualTo(MissingNode.getInstance());
    assertThat(
            variable(
                only(render(), "Deployment", "access-gateway"), "LUMENARK_GATEWAY_TRUSTED_PROXIES"))
        .isEqualTo(MissingNode.getInstance());
  }

  @Test
  void every_service_runs_without_privileges_and_tells_when_it_is_ready() throws IOException {
    List<JsonNode> deployments =
        render().stream()
            .filter(object -> object.at("/kind").asText().equals("Deployment"))
            .toList();

    assertThat(deployments).hasSize(5);
    for (JsonNode deployment : deployments) {
      JsonNode pod = deployment.at("/spec/template/spec");
      JsonNode container = pod.at("/containers/0");
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
          .isFalse();
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
      assertThat(container.at("/startupProbe/httpGet/path").asText())
          .isEqualTo("/q/health/started");
      assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
      assertThat(container.at("/readinessProbe/httpGet/path").asText())
          .isEqualTo("/q/health/ready");
      assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
      assertThat(container.at("/lifecycle/preStop/sleep/seconds").asInt()).isPositive();
      assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
    }
  }

  @Test
  void only_the_gateway_takes_connections_from_everywhere() throws IOException {
    List<String> open =
        render().stream()
            .filter(object -> object.at("/kind").asText().equals("NetworkPolicy"))
            .filter(policy -> policy.at("/spec/ingress/0/from").isMissingNode())
            .map(policy -> policy.at("/metadata/labels/app.kubernetes.io~1component").asText())
            .toList();

    assertThat(open).containsExactly("access-gateway");
  }

  @Test
  void sftp_has_a_service_and_a_host_key_only_if_it_has_a_port() throws IOException {
    assertThat(render().stream().map(JsonNode::toString).filter(text -> text.contains("sftp")))
        .isEmpty();

    List<JsonNode> objects = render(ChartTest::withSftp);

    assertThat(
            objects.stream()
                .filter(object -> object.at("/kind").asText().equals("Service"))
                .filter(service -> service.at("/spec/ports/0/name").asText().equals("sftp"))
                .map(service -> service.at("/spec/ports/0/port").asInt()))
        .containsExactly(22);
    JsonNode pod = only(objects, "Deployment", "submission-service").at("/spec/template/spec");
    assertThat(pod.at("/volumes/2/secret/secretName").asText()).isEqualTo("lumenark-sftp");
    assertThat(pod.at("/containers/0/ports/1/containerPort").asInt()).isEqualTo(2222);
    assertThat(
            only(objects, "NetworkPolicy", "submission-service")
                .at("/spec/ingress/1/ports/0/port")
                .asText())
        .isEqualTo("sftp");
    assertThatThrownBy(() -> render(helm -> helm.set("sftp.port", "22")))
        .hasMessageContaining("sftp.hostKeySecret");
  }

  @Test
  void what_collects_metrics_may_be_let_in() throws IOException {
    List<JsonNode> objects =
        render(helm ->
            helm.set("networkPolicy.collectors[0].podSelector.matchLabels.app", "prometheus"));

    assertThat(
            only(objects, "NetworkPolicy", "ingest-service")
                .at("/spec/ingress/0/from/2/podSelector/matchLabels/app")
                .asText())
        .isEqualTo("prometheus");
  }

  @Test
  void services_are_let_in_where_they_ask_others() throws IOException {
    List<JsonNode> objects = render();
    String asks = "/spec/ingress/0/from/1/podSelector/matchLabels/app.kubernetes.io~1component";

    assertThat(only(objects, "NetworkPolicy", "metadata-service").at(asks).asText())
        .isEqualTo("submission-service");
    assertThat(only(objects, "NetworkPolicy", "search-service").at(asks).asText())
        .isEqualTo("metadata-service");
    assertThat(only(objects, "NetworkPolicy", "ingest-service").at(asks).asText())
        .isEqualTo("submission-service");
  }

  @ParameterizedTest
  @CsvSource({
    "publicUrl,publicUrl",
    "postgresql.host,postgresql.host",
    "kafka.bootstrapServers,kafka.bootstrapServers",
    "opensearch.url,opensearch.url",
    "identity.issuer,identity.issuer",
    "storage.endpoint,storage.endpoint"
  })
  void an_endpoint_that_is_missing_is_named(String key, String named) {
    assertThatThrownBy(() -> render(helm -> helm.set(key, "")))
        .hasMessageContaining(named + " is needed");
  }

  @ParameterizedTest
  @CsvSource({
    "publicURL,https://archive.example.org,publicURL",
    "publicUrl,archive.example.org,publicUrl",
    "publicUrl,https://archive.example.org/path,publicUrl",
    "services.acces-gateway.replicas,2,acces-gateway",
    "services.access-gateway.replicas,two,replicas",
    "services.access-gateway.replica,2,replica",
    "services.ingest-service.resources.limits.memory,lots,memory",
    "secrets.ingest-service,Not_A_Name,ingest-service",
    "kafka.bootstrapServers,kafka,bootstrapServers",
    "postgresql.port,70000,port",
    "keda.enabled,perhaps,enabled",
    "image.pullPolicy,Sometimes,pullPolicy",
    "gateway.trustedProxies[0],ingress,trustedProxies",
    "identity.selfRegistration,perhaps,selfRegistration",
    "prepare.identityAdminSecret,Not_A_Name,identityAdminSecret",
    "identity.orcidSecret,Not_A_Name,orcidSecret",
    "identity.orcidSecret,orcid-client,prepare.identityAdminSecret"
  })
  void a_value_that_makes_no_sense_is_refused_by_its_name(String key, String value, String named) {
    assertThatThrownBy(() -> render(helm -> helm.set(key, value))).hasMessageContaining(named);
  }

  @Test
  void every_value_is_explained_where_it_stands() throws IOException {
    List<String> lines = Files.readAllLines(CHART.resolve("values.yaml"));
    List<String> bare = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      boolean top = lines.get(i).matches("[a-zA-Z]+:.*");
      if (top && !lines.get(i - 1).startsWith("#") && !EXPLAINED_TOGETHER.contains(lines.get(i))) {
        bare.add(lines.get(i));
      }
    }

    assertThat(bare).isEmpty();
  }

  @Test
  void a_trial_needs_nothing_to_be_said_and_brings_five_servers() throws IOException {
    List<JsonNode> objects = render("trial.enabled=true");

    for (String server : List.of("postgresql", "kafka", "opensearch", "object-store")) {
      JsonNode pod = only(objects, "StatefulSet", server).at("/spec/template/spec");
      assertThat(pod.at("/containers/0/image").asText()).isEqualTo("lumenark/" + server + ":0.1.0");
      assertThat(only(objects, "NetworkPolicy", server).at("/spec/ingress/0/from").isMissingNode())
          .as(server + " is open")
          .isFalse();
    }
    only(objects, "Deployment", "keycloak");
    JsonNode ingest = only(objects, "Deployment", "ingest-service");
    assertThat(ingest.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(ingest.at("/spec/template/spec/containers/0/resources/requests").toString())
        .isEqualTo("{\"cpu\":\"50m\",\"memory\":\"1Gi\"}");
    JsonNode shared = only(objects, "ConfigMap", "").at("/data");
    assertThat(shared.at("/KAFKA_BOOTSTRAP_SERVERS").asText())
        .isEqualTo("archive-lumenark-kafka:9092");
    assertThat(shared.at("/QUARKUS_OIDC_AUTH_SERVER_URL").asText())
        .isEqualTo("http://archive-lumenark-keycloak:8080/realms/lumenark");
    assertThat(shared.at("/QUARKUS_OIDC_TOKEN_ISSUER").asText())
        .isEqualTo("http://127.0.0.1:8180/realms/lumenark");
  }

  @Test
  void a_new_version_of_the_archive_may_leave_the_servers_of_a_trial_as_they_are()
      throws IOException {
    List<JsonNode> objects =
        render("trial.enabled=true", "image.tag=next", "trial.imageTag=before");

    for (String server : List.of("postgresql", "kafka", "opensearch", "object-store")) {
      assertThat(image(only(objects, "StatefulSet", server)))
          .isEqualTo("lumenark/" + server + ":before");
    }
    assertThat(image(only(objects, "Deployment", "keycloak")))
        .isEqualTo("lumenark/keycloak:before");
    assertThat(image(only(objects, "Deployment", "ingest-service")))
        .isEqualTo("lumenark/ingest-service:next");
  }

  private static String image(JsonNode workload) {
    return workload.at("/spec/template/spec/containers/0/image").asText();
  }

  @Test
  void a_trial_may_have_two_of_each_service_and_then_they_do_not_go_at_once() throws IOException {
    List<JsonNode> objects = render("trial.enabled=true", "trial.replicas=2");

    for (String service : Services.NAMES) {
      assertThat(only(objects, "Deployment", service).at("/spec/replicas").asInt()).isEqualTo(2);
      only(objects, "PodDisruptionBudget", service);
    }
    assertThat(only(objects, "Deployment", "keycloak").at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(render("trial.enabled=true"))
        .extracting(object -> object.at("/kind").asText())
        .doesNotContain("PodDisruptionBudget");
  }

  @Test
  void no_manifest_holds_a_secret() throws IOException {
    List<JsonNode> objects = new ArrayList<>(render("trial.enabled=true"));
    objects.addAll(renderOf("everything"));

    assertThat(objects).extracting(object -> object.at("/kind").asText()).doesNotContain("Secret");
    List<JsonNode> variables = new ArrayList<>();
    containers(objects).forEach(container -> container.at("/env").forEach(variables::add));
    assertThat(variables)
        .filteredOn(
            variable -> variable.at("/name").asText().matches(".*(PASSWORD|SECRET|ACCESS_KEY)"))
        .filteredOn(variable -> !variable.at("/value").asText().equals("depositor"))
        .hasSizeGreaterThan(20)
        .allSatisfy(variable ->
            assertThat(variable.at("/valueFrom/secretKeyRef/name").asText()).isNotEmpty());
  }

  @Test
  void the_account_that_makes_the_secrets_of_a_trial_may_read_no_other_and_goes_with_its_job()
      throws IOException {
    List<JsonNode> objects = render("trial.enabled=true");
    JsonNode role = single(objects, "Role");

    assertThat(role.at("/rules")).hasSize(2);
    assertThat(role.at("/rules/0/verbs").toString()).isEqualTo("[\"create\"]");
    assertThat(role.at("/rules/1/verbs").toString()).isEqualTo("[\"get\"]");
    assertThat(role.at("/rules/1/resourceNames")).hasSize(5);
    for (JsonNode object : List.of(role, single(objects, "RoleBinding"))) {
      assertThat(object.at("/metadata/annotations/helm.sh~1hook-delete-policy").asText())
          .contains("hook-succeeded");
    }
    assertThat(render()).extracting(object -> object.at("/kind").asText()).doesNotContain("Role");
  }

  @Test
  void every_pod_is_one_of_the_restricted_profile() throws IOException {
    List<JsonNode> objects = new ArrayList<>(render("trial.enabled=true"));
    objects.addAll(renderOf("everything"));

    assertThat(pods(objects))
        .hasSizeGreaterThan(20)
        .allSatisfy(pod -> {
          assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
          assertThat(pod.at("/securityContext/seccompProfile/type").asText())
              .isEqualTo("RuntimeDefault");
          assertThat(pod.at("/enableServiceLinks").asBoolean(true)).isFalse();
        });
    assertThat(containers(objects))
        .hasSizeGreaterThan(30)
        .allSatisfy(container -> {
          JsonNode security = container.at("/securityContext");
          assertThat(security.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
          assertThat(security.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
          assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
          assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        });
  }

  @Test
  void a_service_waits_for_what_it_needs_and_its_pod_says_why_it_does_not_start()
      throws IOException {
    List<JsonNode> objects = render();

    assertThat(needs(objects, "access-gateway")).isEqualTo("identity,storage");
    assertThat(needs(objects, "submission-service")).isEqualTo("identity,database,storage,kafka");
    assertThat(needs(objects, "search-service")).isEqualTo("identity,kafka,search");
    assertThat(
            only(objects, "Deployment", "ingest-service")
                .at("/spec/template/spec/initContainers/0/terminationMessagePolicy")
                .asText())
        .isEqualTo("FallbackToLogsOnError");
  }

  private static String needs(List<JsonNode> objects, String service) {
    return only(objects, "Deployment", service)
        .at("/spec/template/spec/initContainers/0/args/3")
        .asText();
  }

  @Test
  void the_preparation_of_a_site_makes_topics_of_three_copies_and_databases_only_if_it_may()
      throws IOException {
    JsonNode plain = only(render(), "Job", "prepare");
    JsonNode whole = only(renderOf("everything"), "Job", "prepare");

    assertThat(variable(plain, "LUMENARK_PREPARE_REPLICATION").at("/value").asText())
        .isEqualTo("3");
    assertThat(variable(plain, "LUMENARK_PREPARE_ADMIN_PASSWORD").isMissingNode()).isTrue();
    assertThat(
            variable(whole, "LUMENARK_PREPARE_ADMIN_PASSWORD")
                .at("/valueFrom/secretKeyRef/name")
                .asText())
        .isEqualTo("postgresql-admin");
    assertThat(
            variable(whole, "LUMENARK_PREPARE_CATALOGUE_PASSWORD")
                .at("/valueFrom/secretKeyRef/name")
                .asText())
        .isEqualTo("lumenark-metadata");
  }

  @Test
  void accounts_are_the_sites_unless_it_says_otherwise_and_a_trial_is_closed_to_strangers()
      throws IOException {
    List<JsonNode> plain = render();
    List<JsonNode> open = renderOf("everything");
    List<JsonNode> trial = render("trial.enabled=true");

    assertThat(selfRegistration(plain)).isEqualTo("false");
    assertThat(
            variable(only(plain, "Job", "prepare"), "LUMENARK_PREPARE_IDENTITY_USERNAME")
                .isMissingNode())
        .isTrue();

    JsonNode job = only(open, "Job", "prepare");
    assertThat(selfRegistration(open)).isEqualTo("true");
    assertThat(variable(job, "LUMENARK_SELF_REGISTRATION").at("/value").asText()).isEqualTo("true");
    assertThat(reference(job, "LUMENARK_PREPARE_IDENTITY_USERNAME"))
        .isEqualTo("keycloak-admin/username");
    assertThat(reference(job, "LUMENARK_PREPARE_IDENTITY_PASSWORD"))
        .isEqualTo("keycloak-admin/password");
    assertThat(variable(job, "QUARKUS_MAILER_HOST").at("/value").asText())
        .isEqualTo("smtp.example.org");
    assertThat(variable(job, "LUMENARK_SUBMISSION_MAIL_FROM").at("/value").asText())
        .isEqualTo("archive@example.org");
    assertThat(variable(job, "LUMENARK_SUBMISSION_MAIL_OFF").isMissingNode()).isTrue();

    JsonNode ofTrial = only(trial, "Job", "prepare");
    assertThat(variable(ofTrial, "LUMENARK_SELF_REGISTRATION").at("/value").asText())
        .isEqualTo("false");
    assertThat(reference(ofTrial, "LUMENARK_PREPARE_IDENTITY_PASSWORD"))
        .endsWith("/keycloak-admin-password");
  }

  @Test
  void the_preparation_alone_is_told_how_orcid_knows_the_archive() throws IOException {
    List<JsonNode> whole = renderOf("everything");
    JsonNode job = only(whole, "Job", "prepare");

    assertThat(reference(job, "LUMENARK_ORCID_CLIENT_ID")).isEqualTo("orcid-client/client-id");
    assertThat(reference(job, "LUMENARK_ORCID_CLIENT_SECRET"))
        .isEqualTo("orcid-client/client-secret");
    assertThat(whole.stream().filter(object -> object.toString().contains("orcid-client")))
        .hasSize(1);
    assertThat(
            variable(
                    only(render("trial.enabled=true"), "Job", "prepare"),
                    "LUMENARK_ORCID_CLIENT_ID")
                .isMissingNode())
        .isTrue();
    assertThat(
            reference(
                only(
                    render("trial.enabled=true", "identity.orcidSecret=orcid-client"),
                    "Job",
                    "prepare"),
                "LUMENARK_ORCID_CLIENT_SECRET"))
        .isEqualTo("orcid-client/client-secret");
  }

  private static String selfRegistration(List<JsonNode> objects) {
    return variable(
            only(objects, "Deployment", "access-gateway"), "LUMENARK_GATEWAY_SELF_REGISTRATION")
        .at("/value")
        .asText();
  }

  private static String reference(JsonNode workload, String name) {
    JsonNode secret = variable(workload, name).at("/valueFrom/secretKeyRef");
    return secret.at("/name").asText() + "/" + secret.at("/key").asText();
  }

  @Test
  void what_scales_a_service_is_one_thing_only() throws IOException {
    List<JsonNode> objects = renderOf("everything");

    assertThat(only(objects, "Deployment", "access-gateway").at("/spec/replicas").isMissingNode())
        .isTrue();
    assertThat(only(objects, "Deployment", "ingest-service").at("/spec/replicas").isMissingNode())
        .isTrue();
    assertThat(only(objects, "Deployment", "search-service").at("/spec/replicas").asInt())
        .isEqualTo(2);
    only(objects, "HorizontalPodAutoscaler", "access-gateway");
    JsonNode scaled = only(objects, "ScaledObject", "ingest-service");
    assertThat(scaled.at("/spec/triggers/0/metadata/query").asText())
        .contains("ingest.task")
        .contains("'waiting'");
    assertThat(
            objects.stream()
                .filter(object -> object.at("/kind").asText().equals("HorizontalPodAutoscaler"))
                .map(object -> object.at("/metadata/labels/app.kubernetes.io~1component").asText()))
        .containsExactly("access-gateway", "metadata-service");
  }

  @Test
  void browsers_and_pods_may_reach_the_realm_by_different_addresses() throws IOException {
    JsonNode gateway = only(renderOf("everything"), "Deployment", "access-gateway");

    assertThat(variable(gateway, "QUARKUS_OIDC_AUTH_SERVER_URL").at("/value").asText())
        .isEqualTo("https://id.example.org/realms/lumenark");
    assertThat(variable(gateway, "QUARKUS_OIDC_PAGES_TOKEN_PATH").at("/value").asText())
        .isEqualTo(
            "http://keycloak.identity.svc:8080/realms/lumenark/protocol/openid-connect/token");
    assertThat(variable(gateway, "QUARKUS_OIDC_PAGES_AUTHORIZATION_PATH").at("/value").asText())
        .isEqualTo("https://id.example.org/realms/lumenark/protocol/openid-connect/auth");
    assertThat(
            variable(
                    only(render(), "Deployment", "access-gateway"), "QUARKUS_OIDC_PAGES_TOKEN_PATH")
                .isMissingNode())
        .isTrue();
  }

  @Test
  void a_trial_behind_one_address_leads_to_keycloak_as_well() throws IOException {
    List<JsonNode> objects =
        render(
            "trial.enabled=true",
            "ingress.enabled=true",
            "publicUrl=https://trial.example.org",
            "identity.issuer=https://trial.example.org/realms/lumenark");

    JsonNode paths = single(objects, "Ingress").at("/spec/rules/0/http/paths");
    assertThat(paths.at("/0/path").asText()).isEqualTo("/realms");
    assertThat(paths.at("/0/backend/service/name").asText()).isEqualTo("archive-lumenark-keycloak");
    assertThat(single(objects, "Ingress").at("/spec/rules/0/host").asText())
        .isEqualTo("trial.example.org");
    assertThat(paths.at("/2/backend/service/name").asText())
        .isEqualTo("archive-lumenark-access-gateway");
  }

  @Test
  void every_alert_leads_to_a_part_of_the_runbook_that_is_there() throws IOException {
    String runbook = Files.readString(Path.of("../docs/operators/alerts.md"));
    List<JsonNode> rules = new ArrayList<>();
    single(renderOf("everything"), "PrometheusRule").at("/spec/groups/0/rules").forEach(rules::add);

    assertThat(rules)
        .hasSizeGreaterThan(4)
        .allSatisfy(rule -> {
          String alert = rule.at("/alert").asText();
          assertThat(rule.at("/annotations/runbook_url").asText())
              .isEqualTo("https://wiki.example.org/alerts#" + alert.toLowerCase(Locale.ROOT));
          assertThat(runbook).contains("\n## " + alert + "\n");
          assertThat(rule.at("/expr").asText()).contains("job=~\"archive-lumenark-(");
        });
  }

  @Test
  void dashboards_are_read_by_grafana_as_json() throws IOException {
    List<JsonNode> dashboards =
        renderOf("everything").stream()
            .filter(object -> object.at("/metadata/name").asText().contains("-dashboard-"))
            .toList();

    assertThat(dashboards).hasSize(2);
    for (JsonNode dashboard : dashboards) {
      String json = dashboard.at("/data").elements().next().asText();
      assertThat(new ObjectMapper().readTree(json).at("/panels")).isNotEmpty();
      assertThat(dashboard.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
    }
  }

  @Test
  void nothing_is_deposited_by_a_test_that_has_no_account() throws IOException {
    assertThat(render()).extracting(ChartTest::name).contains("archive-lumenark-test-endpoints");
    assertThat(render())
        .extracting(ChartTest::name)
        .doesNotContain("archive-lumenark-test-deposit");
    assertThat(renderOf("everything"))
        .extracting(ChartTest::name)
        .contains("archive-lumenark-test-deposit");
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  private static JsonNode variable(JsonNode workload, String name) {
    for (JsonNode variable : workload.at("/spec/template/spec/containers/0/env")) {
      if (variable.at("/name").asText().equals(name)) {
        return variable;
      }
    }
    return MissingNode.getInstance();
  }

  private static List<JsonNode> pods(List<JsonNode> objects) {
    return objects.stream()
        .map(object ->
            object.at("/kind").asText().equals("Pod")
                ? object.at("/spec")
                : object.at("/spec/template/spec"))
        .filter(pod -> pod.has("containers"))
        .toList();
  }

  private static List<JsonNode> containers(List<JsonNode> objects) {
    List<JsonNode> containers = new ArrayList<>();
    for (JsonNode pod : pods(objects)) {
      pod.at("/containers").forEach(containers::add);
      pod.at("/initContainers").forEach(containers::add);
    }
    return containers;
  }

  private static JsonNode single(List<JsonNode> objects, String kind) {
    List<JsonNode> found =
        objects.stream().filter(object -> object.at("/kind").asText().equals(kind)).toList();
    assertThat(found).as(kind).hasSize(1);
    return found.getFirst();
  }

  private static TemplateCommand withSftp(TemplateCommand helm) {
    return helm.set("sftp.port", "22").set("sftp.hostKeySecret", "lumenark-sftp");
  }

  private static JsonNode only(List<JsonNode> objects, String kind, String component) {
    List<JsonNode> found =
        objects.stream()
            .filter(object -> object.at("/kind").asText().equals(kind))
            .filter(object ->
                object
                    .at("/metadata/labels/app.kubernetes.io~1component")
                    .asText()
                    .equals(component))
            .toList();
    assertThat(found).as(kind + " " + component).hasSize(1);
    return found.getFirst();
  }

  private static List<JsonNode> render() throws IOException {
    return render(UnaryOperator.identity());
  }

  private static List<JsonNode> render(UnaryOperator<TemplateCommand> settings) throws IOException {
    return objects(settings.apply(template().withValuesFile(values("production"))));
  }

  /** By nothing but settings of the form {@code key=value}. */
  private static List<JsonNode> render(String... settings) throws IOException {
    TemplateCommand helm = template();
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      helm = helm.set(pair[0], pair[1]);
    }
    return objects(helm);
  }

  private static List<JsonNode> renderOf(String name) throws IOException {
    return objects(template().withValuesFile(values(name)));
  }

  /** Without looking into a cluster: this engine would ask one also where there is none. */
  private static TemplateCommand template() {
    return new Helm(rendered)
        .template()
        .withName("archive")
        .withKubeVersion("1.34.0")
        .set("checkSecrets", "false");
  }

  private static Path values(String name) {
    return Path.of("src/test/resources/" + name + "-values.yaml");
  }

  private static List<JsonNode> objects(TemplateCommand helm) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    YAML.readerFor(JsonNode.class)
        .<JsonNode>readValues(helm.call())
        .forEachRemaining(object -> {
          if (object.isObject()) {
            objects.add(object);
          }
        });
    return objects;
  }

  private static Schema schemaOf(JsonNode object, Path schemas) throws IOException {
    String[] groupAndVersion = object.at("/apiVersion").asText().split("/", 2);
    String suffix =
        groupAndVersion.length == 1
            ? groupAndVersion[0]
            : groupAndVersion[0].split("\\.", 2)[0] + "-" + groupAndVersion[1];
    String kind = object.at("/kind").asText().toLowerCase(Locale.ROOT);
    Path builtIn = schemas.resolve(kind + "-" + suffix + ".json");
    // Kinds that operators bring have a folder by the name of their group.
    Path file =
        Files.exists(builtIn)
            ? builtIn
            : schemas.resolve(
                "../crds/" + groupAndVersion[0] + "/" + kind + "_" + groupAndVersion[1] + ".json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(Files.readString(file), InputFormat.JSON);
  }

  private static Optional<Path> kubernetesSchemas() {
    Path shared =
        Optional.ofNullable(System.getenv("LUMENARK_SHARED"))
            .map(Path::of)
            .orElse(Path.of("../../shared"));
    Path folder = shared.resolve("data/metadata/schemas/kubernetes/v1.36-standalone-strict");
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }
}
