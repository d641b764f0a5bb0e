package org.lumenark.gateway.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a converted image, or a whole container, lies.
 *
 * @param prefix of the container's keys, ending in a slash; null as long as nothing is converted
 * @param group of the image in it, empty or null for the root
 * @param thumbnail key of a PNG
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ContainerPlace(
    @JsonProperty("public") boolean isPublic,
    @Nullable String prefix,
    @Nullable String group,
    @Nullable UUID conversion,
    @Nullable String thumbnail) {

  /** Key of an object of this image in the bucket of derived objects. */
  String key(String relative) {
    return group == null || group.isEmpty() ? prefix + relative : prefix + group + "/" + relative;
  }
}
