package org.lumenark.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
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
import org.junit.jupiter.api.Test;

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
  void every_rendered_object_passes_the_strict_kubernetes_schemas() throws IOException {
    Optional<Path> schemas = kubernetesSchemas();
    assumeTrue(
        schemas.isPresent(), "skipped: the Kubernetes schemas of the shared data are absent");

    List<JsonNode> objects = render("ingress.enabled", "true");

    assertThat(objects).hasSizeGreaterThan(20);
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
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        assertThat(container.at("/" + probe + "/httpGet/path").asText()).startsWith("/q/health/");
      }
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

  private static List<JsonNode> render(String... setting) throws IOException {
    var template = new Helm(CHART).template().withName("archive");
    if (setting.length == 2) {
      template.set(setting[0], setting[1]);
    }
    List<JsonNode> objects = new ArrayList<>();
    YAML.readerFor(JsonNode.class)
        .<JsonNode>readValues(template.call())
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
