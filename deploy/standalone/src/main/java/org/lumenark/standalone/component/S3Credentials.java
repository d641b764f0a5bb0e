package org.lumenark.standalone.component;

/** The one account of the S3 server. */
public record S3Credentials(String accessKey, String secretKey) {
  /** Never the secret. */
  @Override
  public String toString() {
    return "S3Credentials[" + accessKey + "]";
  }
}
