package org.lumenark.standalone.installation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Servers that are asked by TLS show a certificate that is trusted, and will be for a while. */
final class CertificateExamination implements Examination {
  private static final int LIMIT_MILLIS = 10_000;
  private static final int HTTPS = 443;
  private static final Duration SOON = Duration.ofDays(21);

  private final Clock clock;
  private final SSLSocketFactory sockets;
  private final List<URI> addresses;

  /**
   * @param addresses of any kind; those without TLS are left out
   */
  CertificateExamination(Clock clock, SSLSocketFactory sockets, List<String> addresses) {
    this.clock = clock;
    this.sockets = sockets;
    this.addresses =
        addresses.stream().filter(each -> each.startsWith("https:")).map(URI::create).toList();
  }

  @Override
  public List<Observation> observe() {
    List<Observation> seen = new ArrayList<>();
    for (URI address : addresses) {
      seen.add(judged(address));
    }
    return seen;
  }

  private Observation judged(URI address) {
    String subject = "certificate of " + address.getRawAuthority();
    try {
      return judged(subject, shown(address));
    } catch (SSLException e) {
      return Observation.wrong(
          subject,
          String.valueOf(e.getMessage()),
          "Clients refuse to talk to it. Renew the certificate, or add the authority that signed it"
              + " to those that are trusted.");
    } catch (IOException e) {
      // Others may reach it all the same: what is at the address is not always reached from inside.
      return Observation.attention(
          subject,
          BucketsAreThere.reason(e),
          "It could not be looked at from here. Look from where people reach it: lumenark doctor"
              + " --url");
    }
  }

  private Observation judged(String subject, List<X509Certificate> chain) {
    Instant end =
        chain.stream()
            .map(certificate -> certificate.getNotAfter().toInstant())
            .min(Instant::compareTo)
            .orElse(Instant.EPOCH);
    Duration left = Duration.between(clock.instant(), end);
    return left.compareTo(SOON) < 0
        ? Observation.attention(
            subject,
            "it ends on " + end + ", in " + left.toDays() + " days",
            "Renew it before: afterwards nobody can talk to it. What renews it by itself has"
                + " probably failed.")
        : Observation.fine(subject, "good until " + end);
  }

  private List<X509Certificate> shown(URI address) throws IOException {
    int port = address.getPort() < 0 ? HTTPS : address.getPort();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.getHost(), port), LIMIT_MILLIS);
      plain.setSoTimeout(LIMIT_MILLIS);
      SSLSocket socket = (SSLSocket) sockets.createSocket(plain, address.getHost(), port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : socket.getSession().getPeerCertificates()) {
        chain.add((X509Certificate) certificate);
      }
      return chain;
    }
  }
}
