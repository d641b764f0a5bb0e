package org.lumenark.imaging.assemble;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is inside an OME-Zarr is entered by the metadata of its root, never by its chunks or groups.
 */
public final class ZarrEntries {

  /** The first that is there is the entry; attributes alone tell least. */
  private static final List<String> METADATA = List.of("zarr.json", ".zgroup", ".zattrs");

  private ZarrEntries() {}

  /** These paths, in their order, with one for each hierarchy: a metadata file of its root. */
  public static List<String> outermost(List<String> paths) {
    Map<String, String> entries = new HashMap<>();
    for (String path : paths) {
      if (METADATA.contains(name(path))) {
        entries.merge(folder(path), path, ZarrEntries::better);
      }
    }
    if (entries.isEmpty()) {
      return paths;
    }
    return paths.stream()
        .filter(path -> {
          String root = outermost(folder(path), entries.keySet());
          return root == null || path.equals(entries.get(root));
        })
        .toList();
  }

  private static String better(String one, String other) {
    return METADATA.indexOf(name(one)) < METADATA.indexOf(name(other)) ? one : other;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static @org.jspecify.annotations.Nullable String outermost(
      String folder, Set<String> roots) {
    String found = null;
    for (String at = folder; !at.isEmpty(); at = folder(at)) {
      found = roots.contains(at) ? at : found;
    }
    return roots.contains("") ? "" : found;
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
