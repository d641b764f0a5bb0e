package org.lumenark.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;

/** Stored bytes are not those that were deposited. None of them was forwarded. */
public final class CorruptBlobException extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  public CorruptBlobException(BlobKey key, String what, @Nullable Throwable cause) {
    super("blob " + key + ": " + what, new IOException(what, cause));
  }
}
