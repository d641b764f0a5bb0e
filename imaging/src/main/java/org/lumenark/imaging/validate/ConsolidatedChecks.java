package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import org.lumenark.imaging.omezarr.ZarrPaths;

/**
 * Metadata of other nodes that a group of Zarr version 3 carries: never trusted beyond the group.
 */
final class ConsolidatedChecks {

  private ConsolidatedChecks() {}

  static void check(Scope scope, JsonNode document) {
    Iterator<String> keys = document.at("/consolidated_metadata/metadata").fieldNames();
    while (keys.hasNext()) {
      String key = keys.next();
      if (!ZarrPaths.safe(key)) {
        scope.must(
            "consolidated.outside",
            "The consolidated metadata tells of a node outside the group.",
            "Consolidate the metadata again.",
            "/consolidated_metadata/metadata");
        return;
      }
    }
  }
}
