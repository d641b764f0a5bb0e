package org.lumenark.ingest.blob;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.contracts.event.Reason;

/**
 * The store no longer has the bytes that were deposited: a fault of this blob, not of the store.
 */
public final class BlobDamagedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;

  private BlobDamagedException(String code, String message) {
    super(message);
    this.code = code;
  }

  static BlobDamagedException missing() {
    return new BlobDamagedException("blob.missing", "The stored bytes of this file are gone.");
  }

  static BlobDamagedException truncated() {
    return new BlobDamagedException(
        "blob.truncated", "The stored bytes of this file end too early.");
  }

  static BlobDamagedException corrupt() {
    return new BlobDamagedException(
        "blob.corrupt", "The stored bytes of this file are not those that were deposited.");
  }

  public Reason reason() {
    return new Reason(code, String.valueOf(getMessage()), Optional.empty());
  }

  /** Whether nothing at all is there any more. */
  public boolean isMissing() {
    return code.equals("blob.missing");
  }
}
