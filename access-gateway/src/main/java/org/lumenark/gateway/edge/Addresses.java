package org.lumenark.gateway.edge;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as headers and settings have them. No name is ever looked up. */
final class Addresses {

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

  /** Without a zone, which means something on one machine only. */
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  private static final Pattern IPV4_WITH_PORT =
      Pattern.compile("(" + IPV4.pattern() + "):[0-9]{1,5}");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\]]*)](?::[0-9]{1,5})?");

  private Addresses() {}

  /** An address alone; IPv4 within IPv6 is the IPv4 address. Empty for anything else. */
  static Optional<InetAddress> of(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** The same, with a port behind it or in brackets, as proxies write it. */
  static Optional<InetAddress> forwarded(String text) {
    for (Pattern form : new Pattern[] {IPV4_WITH_PORT, IN_BRACKETS}) {
      var match = form.matcher(text);
      if (match.matches()) {
        return of(match.group(1));
      }
    }
    return of(text);
  }
}
