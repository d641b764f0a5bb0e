package org.lumenark.gateway.edge;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who asks, behind proxies that tell it. Each proxy appends the address that it was asked from to
 * {@code X-Forwarded-For}, so that the list is true from its end as far as those who wrote it are
 * trusted: what stands before the first that is not may be anybody's invention.
 */
final class TrustedProxies {

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * @throws IllegalStateException if one of them is no network; it names the setting
   */
  static TrustedProxies of(List<String> networks) {
    try {
      return new TrustedProxies(networks.stream().map(String::strip).map(Network::of).toList());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalStateException(
          "lumenark.gateway.trusted-proxies: "
              + wrong.getMessage()
              + " (write networks such as 10.42.0.0/16 or fd00::/8)",
          wrong);
    }
  }

  /**
   * The last address of the list that is no trusted proxy's. If all are, the first of them: someone
   * within the trusted networks. What is no address ends the list: its writer is who asks.
   *
   * @param peer who opened the connection
   * @param forwarded the headers {@code X-Forwarded-For}, in their order
   */
  String client(String peer, List<String> forwarded) {
    Optional<InetAddress> asking = Addresses.of(peer);
    if (asking.isEmpty() || !trusts(asking.get())) {
      return peer;
    }
    InetAddress client = asking.get();
    List<String> told = Arrays.asList(String.join(",", forwarded).split(",", -1));
    for (String entry : told.reversed()) {
      Optional<InetAddress> before = Addresses.forwarded(entry.strip());
      if (before.isEmpty()) {
        break;
      }
      client = before.get();
      if (!trusts(client)) {
        break;
      }
    }
    return client.getHostAddress();
  }

  private boolean trusts(InetAddress address) {
    return networks.stream().anyMatch(network -> network.has(address));
  }
}
