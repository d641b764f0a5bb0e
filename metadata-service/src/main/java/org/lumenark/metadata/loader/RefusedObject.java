package org.lumenark.metadata.loader;

import org.jspecify.annotations.Nullable;

/** An object is not what its event promised; loading it again would not help. */
final class RefusedObject extends Exception {

  private static final long serialVersionUID = 1L;

  RefusedObject(String message) {
    this(message, null);
  }

  RefusedObject(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
