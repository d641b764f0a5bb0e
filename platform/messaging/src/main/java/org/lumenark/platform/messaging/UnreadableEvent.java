package org.lumenark.platform.messaging;

import org.jspecify.annotations.Nullable;

/** A message that can never be read; it belongs to the dead letters. */
public final class UnreadableEvent extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableEvent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
