package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The published JSON Schemas of OME-NGFF, kept with this library; nothing is fetched. */
final class NgffSchemas {

  private static final String ADDRESS = "https://ngff.openmicroscopy.org/";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(resolvers -> {
                for (NgffVersion version : NgffVersion.values()) {
                  resolvers.mapPrefix(
                      ADDRESS + version.schemas() + "/schemas/",
                      "classpath:ngff/" + version.schemas() + "/");
                }
              }));
  private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();
  private static final Set<NgffKind> STRICT =
      Set.of(NgffKind.IMAGE, NgffKind.LABEL, NgffKind.PLATE, NgffKind.WELL);

  private NgffSchemas() {}

  /** What the schemas of a kind have against attributes; nothing if there is no such schema. */
  static void check(Scope scope, NgffKind kind, JsonNode attributes) {
    Optional<String> name = name(scope.version(), kind);
    if (name.isEmpty()) {
      return;
    }
    String text = attributes.toString();
    Map<String, Error> must = errors(scope.version(), name.get(), text);
    must.values()
        .forEach(error -> scope.must(code(error), message(error), remedy(error), at(error)));
    if (STRICT.contains(kind)) {
      Map<String, Error> should = errors(scope.version(), "strict_" + name.get(), text);
      should.forEach((key, error) -> {
        if (!must.containsKey(key)) {
          scope.should(code(error), message(error), remedy(error), at(error));
        }
      });
    }
  }

  private static Optional<String> name(NgffVersion version, NgffKind kind) {
    return switch (kind) {
      case IMAGE, LABEL, PLATE, WELL, OME, BF2RAW -> Optional.of(kind.lowerCase());
      case SCENE -> version == NgffVersion.V06 ? Optional.of("scene") : Optional.empty();
      case LABELS, ARRAY -> Optional.empty();
    };
  }

  private static Map<String, Error> errors(NgffVersion version, String name, String attributes) {
    Schema schema =
        LOADED.computeIfAbsent(
            version.schemas() + "/schemas/" + name + ".schema",
            key -> REGISTRY.getSchema(SchemaLocation.of(ADDRESS + key)));
    List<Error> errors = schema.validate(attributes, InputFormat.JSON);
    Map<String, Error> byPlace = new LinkedHashMap<>();
    errors.forEach(error -> byPlace.putIfAbsent(at(error) + code(error) + message(error), error));
    return byPlace;
  }

  private static String at(Error error) {
    return error.getInstanceLocation().toString();
  }

  private static String code(Error error) {
    String keyword = error.getKeyword().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return "schema." + (keyword.isEmpty() ? "violated" : keyword);
  }

  private static String message(Error error) {
    String message = String.valueOf(error.getMessage());
    return message.isBlank()
        ? "The schema is violated."
        : Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  private static String remedy(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> "Add what is missing.";
      case "type" -> "Write a value of the type that is asked for.";
      case "enum", "const" -> "Write one of the values that are allowed.";
      case "minItems", "contains", "minContains" -> "List as many as are asked for.";
      case "maxItems", "maxContains" -> "List no more than are allowed.";
      case "uniqueItems" -> "Leave out what is there twice.";
      case "pattern", "minLength" -> "Write it in the form that is asked for.";
      default -> "Compare it with the specification.";
    };
  }
}
