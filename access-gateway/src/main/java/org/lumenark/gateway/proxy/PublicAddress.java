package org.lumenark.gateway.proxy;

import java.net.URI;

/** The archive's public address, and links of services made to fit it. */
final class PublicAddress {

  private final String origin;
  private final String authority;

  PublicAddress(URI publicUrl) {
    this.authority = publicUrl.getRawAuthority();
    this.origin = publicUrl.getScheme() + "://" + authority;
  }

  String authority() {
    return authority;
  }

  /** A service sees plain HTTP: its links get the scheme that readers use. */
  String location(String given) {
    String plain = "http://" + authority;
    return given.startsWith(plain + "/") ? origin + given.substring(plain.length()) : given;
  }
}
