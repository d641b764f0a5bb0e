package org.lumenark.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds what services offer to what their OpenAPI documents promise, both ways. The gateway has no
 * such endpoints: its routes are made of the documents, and a test of its own looks at what it
 * serves itself.
 */
class ServiceContractTest {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  @ParameterizedTest
  @CsvSource({
    "submission-service, org.lumenark.submission",
    "ingest-service, org.lumenark.ingest",
    "metadata-service, org.lumenark.metadata",
    "search-service, org.lumenark.search"
  })
  void a_service_offers_exactly_what_its_contract_has(String service, String packages)
      throws IOException {
    Map<String, Boolean> offered = offered(packages);

    assertThat(offered).as("endpoints of " + service).isNotEmpty();
    assertThat(promised(service)).isEqualTo(offered);
  }

  @ParameterizedTest
  @CsvSource({
    "submission-service",
    "ingest-service",
    "metadata-service",
    "search-service",
    "access-gateway"
  })
  void each_operation_says_whether_it_is_public_and_has_an_id_of_its_own(String service)
      throws IOException {
    Map<String, JsonNode> operations = operations(service);

    assertThat(operations)
        .allSatisfy((name, operation) ->
            assertThat(operation.path("x-lumenark-public").isBoolean()).as(name).isTrue());
    assertThat(operations.values().stream().map(it -> it.path("operationId").asText()))
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }

  /** Method and path of each operation, and whether it may be called without a token. */
  private static Map<String, Boolean> promised(String service) throws IOException {
    JsonNode contract = contract(service);
    Map<String, Boolean> promised = new TreeMap<>();
    operations(service)
        .forEach((name, operation) ->
            promised.put(name, isOpen(operation.has("security") ? operation : contract)));
    return promised;
  }

  private static boolean isOpen(JsonNode declaring) {
    JsonNode security = declaring.path("security");
    if (security.isEmpty()) {
      return true;
    }
    for (JsonNode alternative : security) {
      if (alternative.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, JsonNode> operations(String service) throws IOException {
    Map<String, JsonNode> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : contract(service).path("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          String name = member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          operations.put(name, member.getValue());
        }
      }
    }
    return operations;
  }

  private static JsonNode contract(String service) throws IOException {
    try (InputStream yaml =
        ServiceContractTest.class.getResourceAsStream("/openapi/" + service + ".yaml")) {
      assertThat(yaml).as("contract of " + service).isNotNull();
      return new ObjectMapper(new YAMLFactory()).readTree(yaml);
    }
  }

  private static Map<String, Boolean> offered(String packages) {
    Map<String, Boolean> offered = new TreeMap<>();
    for (JavaClass type : new ClassFileImporter().importPackages(packages)) {
      if (type.isAnnotatedWith(Path.class)) {
        for (JavaMethod method : type.getMethods()) {
          httpMethod(method)
              .ifPresent(verb ->
                  offered.put(
                      verb + " " + path(type, method),
                      method.isAnnotatedWith(PermitAll.class)
                          || type.isAnnotatedWith(PermitAll.class)));
        }
      }
    }
    return offered;
  }

  private static Optional<String> httpMethod(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(JavaAnnotation::getRawType)
        .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
        .map(annotation -> annotation.getAnnotationOfType(HttpMethod.class).value())
        .findFirst();
  }

  private static String path(JavaClass type, JavaMethod method) {
    String below = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    String joined = type.getAnnotationOfType(Path.class).value() + "/" + below;
    return joined.replaceAll("/+", "/").replaceAll("/$", "").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
  }
}
