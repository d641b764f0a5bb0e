package org.lumenark.platform.manifest;

import org.lumenark.contracts.id.BlobKey;

/** {@code originals:KEY} of a manifest's root object, as events carry it. */
public final class ManifestUri {

  private static final String SCHEME = "originals:";

  private ManifestUri() {}

  public static String of(BlobKey root) {
    return SCHEME + root;
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  public static BlobKey parse(String uri) {
    if (!uri.startsWith(SCHEME)) {
      throw new IllegalArgumentException("not a manifest: " + uri);
    }
    return new BlobKey(uri.substring(SCHEME.length()));
  }
}
