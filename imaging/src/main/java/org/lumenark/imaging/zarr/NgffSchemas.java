package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The published JSON Schemas of OME-NGFF 0.5, kept with this library; nothing is fetched. */
final class NgffSchemas {

  private static final String ADDRESS = "https://ngff.openmicroscopy.org/0.5/schemas/";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(
                  resolvers -> resolvers.mapPrefix(ADDRESS, "classpath:ngff/0.5/")));
  private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();

  private NgffSchemas() {}

  /**
   * What a schema has against the attributes of a group.
   *
   * @param name such as {@code strict_image}
   */
  static List<NgffFinding> check(String name, JsonNode attributes) {
    Schema schema =
        LOADED.computeIfAbsent(
            name, key -> REGISTRY.getSchema(SchemaLocation.of(ADDRESS + key + ".schema")));
    return schema.validate(attributes.toString(), InputFormat.JSON).stream()
        .map(error ->
            new NgffFinding(
                "error",
                "schema." + error.getKeyword().toLowerCase(java.util.Locale.ROOT),
                error.getMessage(),
                error.getInstanceLocation().toString()))
        .toList();
  }
}
