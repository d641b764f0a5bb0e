package org.lumenark.metadata.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;

/** Reads the root objects of manifests. */
@ApplicationScoped
class ManifestRoots {

  private static final int LARGEST_ROOT = 16 << 20;

  private final ObjectStore originals;

  ManifestRoots(@Originals ObjectStore originals) {
    this.originals = originals;
  }

  /**
   * @throws RefusedObject if it is not the root that the task is about
   */
  ManifestRoot of(LoadTask task) throws RefusedObject {
    try {
      ManifestRoot root =
          EventJson.mapper()
              .readValue(
                  new String(originals.read(task.objectKey(), LARGEST_ROOT), UTF_8),
                  ManifestRoot.class);
      if (!root.accession().value().equals(task.accession())
          || root.version() != task.version()
          || !Optional.of(root.root()).equals(task.root())) {
        throw new RefusedObject("the manifest is of another study version");
      }
      return root;
    } catch (JsonProcessingException unreadable) {
      throw new RefusedObject("the manifest's root cannot be read", unreadable);
    }
  }
}
