package org.lumenark.client.s3;

import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/**
 * {@code s3://BUCKET/KEY}.
 *
 * @param key of an object, or what keys of a folder begin with; without a slash at its end, empty
 *     for a whole bucket
 */
public record S3Address(String bucket, String key) {

  private static final String SCHEME = "s3://";

  public static boolean is(String text) {
    return text.startsWith(SCHEME);
  }

  /**
   * @throws ClientException if there is no bucket in it
   */
  public static S3Address parse(String text) {
    String rest = text.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new ClientException(
          ExitCode.USAGE, "usage.s3-address", text + " names no bucket: s3://BUCKET/KEY.", text);
    }
    String key = slash < 0 ? "" : rest.substring(slash + 1);
    while (key.endsWith("/")) {
      key = key.substring(0, key.length() - 1);
    }
    return new S3Address(bucket, key);
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
