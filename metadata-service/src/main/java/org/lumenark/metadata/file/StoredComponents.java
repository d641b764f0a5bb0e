package org.lumenark.metadata.file;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of the components that a file or an image is in, as the catalogue keeps them: one text. */
public final class StoredComponents {

  private static final String BETWEEN = String.valueOf(AttributeFilter.BETWEEN);

  private StoredComponents() {}

  /** No name has what stands between them. */
  public static String join(List<String> names) {
    return String.join(BETWEEN, names);
  }

  /** Empty if they are not known, which is something else than none. */
  public static Optional<List<String>> split(@Nullable String stored) {
    if (stored == null) {
      return Optional.empty();
    }
    return Optional.of(stored.isEmpty() ? List.of() : List.of(stored.split(BETWEEN, -1)));
  }
}
