package org.lumenark.submission.token;

import org.lumenark.platform.security.OpaqueSecret;
import org.lumenark.platform.security.UploadTokenForm;

/** What the holder of an upload token sends. */
record TokenSecret(String value) {

  static TokenSecret next() {
    return new TokenSecret(OpaqueSecret.next(UploadTokenForm.PREFIX));
  }

  /** SHA-256: all that is kept of it. */
  byte[] digest() {
    return OpaqueSecret.digest(value);
  }

  /** Never the value: secrets are in no log. */
  @Override
  public String toString() {
    return UploadTokenForm.PREFIX + "…";
  }
}
