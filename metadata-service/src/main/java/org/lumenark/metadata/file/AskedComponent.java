package org.lumenark.metadata.file;

import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * The component that a request asks for. An empty one is one, which the framework takes for none.
 */
public final class AskedComponent {

  private static final String NAME = "component";

  private AskedComponent() {}

  /** Null if the address names none. */
  public static @Nullable String of(UriInfo address) {
    return address.getQueryParameters().getFirst(NAME);
  }
}
