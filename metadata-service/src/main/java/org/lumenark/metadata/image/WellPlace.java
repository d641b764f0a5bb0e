package org.lumenark.metadata.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.annotation.ImageKeys;

/**
 * Where on a plate an image was taken.
 *
 * @param plate its id
 * @param name what its plate calls itself, if it does
 * @param well such as {@code A1}
 * @param field as the container names it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WellPlace(UUID plate, @Nullable String name, String well, @Nullable String field) {

  private static final int FIELD = 2;

  /** Empty if it lies in no well. */
  static Optional<WellPlace> of(ImageRow image) {
    return image
        .fileset()
        .flatMap(set ->
            ImageKeys.wellOfGroup(image.group())
                .map(well ->
                    new WellPlace(
                        set,
                        image.facts().plate().orElse(null),
                        well.toString(),
                        field(image.group()).orElse(null))));
  }

  /** What a group's path has below the well; empty if nothing. */
  public static Optional<String> field(String group) {
    String[] segments = group.split("/");
    return segments.length > FIELD ? Optional.of(segments[FIELD]) : Optional.empty();
  }
}
