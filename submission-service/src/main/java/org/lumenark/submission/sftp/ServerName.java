package org.lumenark.submission.sftp;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Names this server among all instances, and the same after its restart: host and port. */
@ApplicationScoped
class ServerName {

  private final String name;

  ServerName(SftpConfig config) {
    this.name = host() + ":" + config.port().orElse(0);
  }

  String value() {
    return name;
  }

  private static String host() {
    return Optional.ofNullable(System.getenv("HOSTNAME")).orElseGet(ServerName::localHost);
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
