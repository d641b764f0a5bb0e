package org.lumenark.gateway.edge;

import io.vertx.core.MultiMap;

/**
 * Headers of every answer: nothing that the archive serves is ever run by a browser, but the pages,
 * which load only what lies beside them.
 */
final class SecurityHeaders {

  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

  /** Of the one style sheet that React Aria writes into a page: touch actions of buttons. */
  private static final String PRESSABLE_STYLE =
      "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

  /** Compiling WebAssembly is for digests; it lets no text be run as script. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' "
          + PRESSABLE_STYLE
          + "; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void addTo(MultiMap headers) {
    addTo(headers, POLICY);
  }

  static void addToPage(MultiMap headers) {
    addTo(headers, PAGE_POLICY);
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
  }

  /** Behind a link that is a secret nothing is kept, neither between nor by search engines. */
  static void addForReviewer(MultiMap headers) {
    headers.set("Cache-Control", "no-store");
    headers.set("X-Robots-Tag", "noindex, nofollow");
  }

  private static void addTo(MultiMap headers, String policy) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", policy);
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Frame-Options", "DENY");
  }
}
