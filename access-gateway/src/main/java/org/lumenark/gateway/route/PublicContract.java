package org.lumenark.gateway.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The services' OpenAPI files in one: only operations marked {@code x-lumenark-public: true}. The
 * route table is made of the same, so that nothing is served that is not described, and the other
 * way round.
 */
@Singleton
public final class PublicContract {

  /** The name of this service's own file. */
  public static final String OWN = "access-gateway";

  private static final Logger LOG = Logger.getLogger(PublicContract.class);
  private static final List<String> SERVICES =
      List.of(OWN, "submission-service", "ingest-service", "metadata-service", "search-service");
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final String PUBLIC = "x-lumenark-public";
  private static final String OPEN = "x-lumenark-rest";

  private final RouteTable routes;
  private final byte[] json;

  PublicContract() {
    ObjectMapper mapper = new ObjectMapper();
    ContractMerge merge = new ContractMerge(mapper);
    List<RouteTable.Operation> operations = new ArrayList<>();
    for (String service : SERVICES) {
      read(service)
          .ifPresentOrElse(
              contract -> {
                keepPublic(contract);
                operations.addAll(operations(service, contract));
                merge.add(service, contract);
              },
              () -> LOG.warnf("no contract of %s: none of its paths is served", service));
    }
    this.routes = new RouteTable(operations);
    try {
      this.json = mapper.writeValueAsBytes(merge.merged());
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public RouteTable routes() {
    return routes;
  }

  /** The merged document. */
  public byte[] json() {
    return json.clone();
  }

  private static Optional<ObjectNode> read(String service) {
    String name = "/openapi/" + service + ".yaml";
    try (InputStream stream = PublicContract.class.getResourceAsStream(name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new ObjectMapper(new YAMLFactory()).readValue(stream, ObjectNode.class));
    } catch (IOException exception) {
      throw new UncheckedIOException("cannot read " + name, exception);
    }
  }

  private static void keepPublic(ObjectNode contract) {
    JsonNode paths = contract.path("paths");
    for (JsonNode item : paths) {
      List<String> hidden = new ArrayList<>();
      for (Map.Entry<String, JsonNode> member : item.properties()) {
        if (METHODS.contains(member.getKey()) && !member.getValue().path(PUBLIC).asBoolean()) {
          hidden.add(member.getKey());
        }
      }
      ((ObjectNode) item).remove(hidden);
    }
    List<String> empty = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (METHODS.stream().noneMatch(path.getValue()::has)) {
        empty.add(path.getKey());
      }
    }
    if (paths instanceof ObjectNode object) {
      object.remove(empty);
    }
  }

  private static List<RouteTable.Operation> operations(String service, ObjectNode contract) {
    List<RouteTable.Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
      boolean open = path.getValue().path(OPEN).asBoolean();
      for (String method : METHODS) {
        JsonNode operation = path.getValue().path(method);
        if (operation.isObject()) {
          operations.add(
              new RouteTable.Operation(
                  method.toUpperCase(Locale.ROOT),
                  path.getKey(),
                  open,
                  service,
                  operation.path("operationId").asText()));
        }
      }
    }
    return operations;
  }
}
