package org.lumenark.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private static final TrustedProxies PROXIES =
      TrustedProxies.of(List.of("10.42.0.0/16", "192.0.2.7", " fd00::/8 "));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Who is not trusted is taken as who it is, whatever it says
          203.0.113.9        | 198.51.100.1                          | 203.0.113.9
          10.43.0.1          | 198.51.100.1                          | 10.43.0.1
          # The last that is not trusted, whatever stands before it
          10.42.3.4          | 198.51.100.1                          | 198.51.100.1
          10.42.3.4          | 1.1.1.1, 198.51.100.1                 | 198.51.100.1
          10.42.3.4          | 1.1.1.1, 198.51.100.1, 10.42.0.9      | 198.51.100.1
          192.0.2.7          | 198.51.100.1,192.0.2.7,fd12::1        | 198.51.100.1
          # Without a header, or with trusted addresses alone
          10.42.3.4          | ''                                    | 10.42.3.4
          10.42.3.4          | 10.42.0.9, 10.42.0.8                  | 10.42.0.9
          # Ports, brackets, IPv6 in every form, IPv4 in IPv6
          10.42.3.4          | 198.51.100.1:4711                     | 198.51.100.1
          10.42.3.4          | [2001:db8::1]:4711                    | 2001:db8:0:0:0:0:0:1
          10.42.3.4          | [2001:db8::1]                         | 2001:db8:0:0:0:0:0:1
          fd00::1            | 2001:DB8:0::0:1                       | 2001:db8:0:0:0:0:0:1
          ::ffff:10.42.3.4   | ::ffff:198.51.100.1                   | 198.51.100.1
          # What is no address ends what is believed
          10.42.3.4          | 198.51.100.1, unknown                 | 10.42.3.4
          10.42.3.4          | 198.51.100.1, unknown, 10.42.0.9      | 10.42.0.9
          10.42.3.4          | localhost                             | 10.42.3.4
          10.42.3.4          | 198.51.100                            | 10.42.3.4
          10.42.3.4          | 198.51.100.256                        | 10.42.3.4
          10.42.3.4          | 3325256705                            | 10.42.3.4
          10.42.3.4          | fe80::1%eth0                          | 10.42.3.4
          10.42.3.4          | 198.51.100.1,                         | 10.42.3.4
          10.42.3.4          | [198.51.100.1                         | 10.42.3.4
          """)
  void takes_the_last_address_that_is_no_proxy_s(String peer, String told, String client) {
    assertThat(PROXIES.client(peer, told.isEmpty() ? List.of() : List.of(told))).isEqualTo(client);
  }

  @Test
  void several_headers_are_one_list() {
    assertThat(PROXIES.client("10.42.3.4", List.of("1.1.1.1", "198.51.100.1, 10.42.0.9")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void nobody_is_trusted_unless_it_is_said() {
    assertThat(TrustedProxies.of(List.of()).client("127.0.0.1", List.of("198.51.100.1")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void a_prefix_may_end_within_a_byte() {
    TrustedProxies proxies = TrustedProxies.of(List.of("172.16.0.0/12", "0.0.0.0/1"));

    assertThat(proxies.client("172.31.255.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
    assertThat(proxies.client("172.32.0.1", List.of("198.51.100.1"))).isEqualTo("172.32.0.1");
    assertThat(proxies.client("127.0.0.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.42.0.0/33", "10.42.0.1/16", "ingress.example", "10.42/16", "", "/8"})
  void what_is_no_network_is_refused_with_the_name_of_the_setting(String network) {
    assertThatThrownBy(() -> TrustedProxies.of(List.of(network)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lumenark.gateway.trusted-proxies")
        .hasMessageContaining(network);
  }
}
