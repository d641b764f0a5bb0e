package org.lumenark.platform.storage;

import java.net.URI;

/**
 * An S3-compatible store and an account of it.
 *
 * @param endpoint base address; buckets are path-style
 */
public record StoreAccess(URI endpoint, String region, String accessKey, String secretKey) {

  /** Never the secret: secrets are in no log. */
  @Override
  public String toString() {
    return accessKey + " at " + endpoint;
  }
}
