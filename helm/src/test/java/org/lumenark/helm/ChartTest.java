package org.lumenark.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.standalone.Components;
import org.lumenark.standalone.Ports;
import org.lumenark.standalone.Secrets;
import org.lumenark.standalone.Services;

/** The chart as Helm and a Kubernetes API server would judge it. */
class ChartTest {

  private static final Path CHART = Path.of("lumenark");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Test
  void helm_lint_finds_nothing_to_complain_about() {
    var result = new Helm(CHART).lint().strict().call();

    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void a_trial_on_one_small_node_runs_one_of_each_from_images_that_are_loaded() throws IOException {
    List<JsonNode> objects = render(ChartTest::trial);

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
          Services.environment(service, ports, Components.coordinates(ports, secrets)).keySet();
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

    List<JsonNode> defaults = render(helm -> helm.set("ingress.enabled", "true"));
    List<JsonNode> trial = render(ChartTest::trial);

    assertThat(defaults).hasSizeGreaterThan(20);
    assertThat(trial).hasSizeGreaterThan(12);
    List<JsonNode> objects = new ArrayList<>(defaults);
    objects.addAll(trial);
    for (JsonNode object : objects) {
      Schema schema = schemaOf(object, schemas.get());
      assertThat(schema.validate(object.toString(), InputFormat.JSON))
          .as(object.at("/kind").asText() + " " + object.at("/metadata/name").asText())
          .isEmpty();
    }
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
                .at("/spec/ingress/0/from/1/podSelector/matchLabels/app")
                .asText())
        .isEqualTo("prometheus");
  }

  @Test
  void only_the_catalogue_lets_the_service_in_that_asks_it_for_terms() throws IOException {
    List<JsonNode> objects = render();
    String asks = "/spec/ingress/0/from/1/podSelector/matchLabels/app.kubernetes.io~1component";

    assertThat(only(objects, "NetworkPolicy", "metadata-service").at(asks).asText())
        .isEqualTo("submission-service");
    assertThat(only(objects, "NetworkPolicy", "search-service").at(asks).isMissingNode()).isTrue();
  }

  private static TemplateCommand withSftp(TemplateCommand helm) {
    return helm.set("sftp.port", "22").set("sftp.hostKeySecret", "lumenark-sftp");
  }

  private static TemplateCommand trial(TemplateCommand helm) {
    return helm.withValuesFile(Path.of("src/test/resources/trial-values.yaml"));
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
    List<JsonNode> objects = new ArrayList<>();
    YAML.readerFor(JsonNode.class)
        .<JsonNode>readValues(settings.apply(new Helm(CHART).template().withName("archive")).call())
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
    Path file = schemas.resolve(kind + "-" + suffix + ".json");
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
