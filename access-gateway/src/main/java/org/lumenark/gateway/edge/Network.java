package org.lumenark.gateway.edge;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike.
 *
 * @param first of the network, with zeros behind the prefix
 * @param bits of the prefix
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632</a>
 */
record Network(InetAddress first, int bits) {

  private static final Pattern FORM = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

  /**
   * @param text such as {@code 10.42.0.0/16}, {@code fd00::/8}, or one address
   * @throws IllegalArgumentException if it is none, or if bits behind the prefix are set, which is
   *     a mistake more often than a wish
   */
  static Network of(String text) {
    Matcher form = FORM.matcher(text);
    Optional<InetAddress> address = form.matches() ? Addresses.of(form.group(1)) : Optional.empty();
    if (address.isEmpty()) {
      throw new IllegalArgumentException("no network: " + text);
    }
    int most = address.get().getAddress().length * Byte.SIZE;
    int bits = form.group(2) == null ? most : Integer.parseInt(form.group(2));
    if (bits > most) {
      throw new IllegalArgumentException(
          "a prefix of %d bits of the %d of the address: %s".formatted(bits, most, text));
    }
    Network network = new Network(address.get(), bits);
    if (!Arrays.equals(network.first.getAddress(), network.prefixOf(network.first))) {
      throw new IllegalArgumentException("bits are set behind the prefix: " + text);
    }
    return network;
  }

  boolean has(InetAddress address) {
    return address.getAddress().length == first.getAddress().length
        && Arrays.equals(prefixOf(address), first.getAddress());
  }

  private byte[] prefixOf(InetAddress address) {
    byte[] prefix = address.getAddress();
    for (int bit = bits; bit < prefix.length * Byte.SIZE; bit++) {
      prefix[bit / Byte.SIZE] &= (byte) ~(1 << (Byte.SIZE - 1 - bit % Byte.SIZE));
    }
    return prefix;
  }
}
