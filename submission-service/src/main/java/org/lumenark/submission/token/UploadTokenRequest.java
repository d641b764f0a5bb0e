package org.lumenark.submission.token;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The wish to be known by an upload token. */
final class UploadTokenRequest extends BaseAuthenticationRequest {

  private final String secret;

  UploadTokenRequest(String secret) {
    this.secret = secret;
  }

  String secret() {
    return secret;
  }
}
