package org.lumenark.gateway.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.usage.Use;

/**
 * Where a converted image, or a whole container, lies.
 *
 * @param accession of its study
 * @param prefix of the container's keys, ending in a slash; null as long as nothing is converted
 * @param group of the image in it, empty or null for the root
 * @param thumbnail key of a PNG
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ContainerPlace(
    @Nullable String accession,
    @JsonProperty("public") boolean isPublic,
    @Nullable String prefix,
    @Nullable String group,
    @Nullable UUID conversion,
    @Nullable String thumbnail) {

  /**
   * As what its pixels count.
   *
   * @param id of the image or file set, by which it was asked for
   */
  Optional<Use> use(UUID id) {
    return Optional.ofNullable(accession).map(study -> new Use.Part(study, id.toString()));
  }

  /** Key of an object of this image in the bucket of derived objects. */
  String key(String relative) {
    return group == null || group.isEmpty() ? prefix + relative : prefix + group + "/" + relative;
  }
}
