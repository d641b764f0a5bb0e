package org.lumenark.gateway.session;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells writes of our own pages from those that another site makes a browser send with our cookie.
 * The browser's own word ({@code Origin}, {@code Sec-Fetch-Site}) must agree where it is given, and
 * a header must be there that no form can set and no other origin may.
 */
final class OwnPages {

  /** Sent by the pages with every write; its value does not matter. */
  static final String HEADER = "X-Lumenark-Page";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final String origin;

  OwnPages(URI publicUrl) {
    this.origin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
  }

  boolean mayHaveSent(String method, MultiMap headers) {
    if (SAFE.contains(method)) {
      return true;
    }
    @Nullable String from = headers.get("Origin");
    @Nullable String site = headers.get("Sec-Fetch-Site");
    return headers.contains(HEADER)
        && (from == null || from.equals(origin))
        && (site == null || site.equals("same-origin"))
        && (from != null || site != null);
  }
}
