package org.lumenark.standalone.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lumenark.standalone.component.StackException;

/**
 * The mail server of the archive, as the variables of submission-service name it, so that it is
 * told once for both.
 *
 * @param startTls whether the connection is encrypted where the server offers it
 * @param tls whether it is encrypted from its beginning
 * @param login empty for a server that asks for none
 */
public record MailServer(
    String host, int port, String from, boolean startTls, boolean tls, Optional<Login> login) {
  private static final int PLAIN_PORT = 25;
  private static final int TLS_PORT = 465;
  private static final int LARGEST_PORT = 65_535;
  private static final String PORT = "QUARKUS_MAILER_PORT";

  /** Of the archive at the mail server. */
  public record Login(String user, String password) {
    /** Never the password. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /** Empty where mail has no sender: the archive then sends none. */
  static Optional<MailServer> of(Map<String, String> environment) {
    return given(environment, "LUMENARK_SUBMISSION_MAIL_FROM")
        .map(from -> {
          boolean tls =
              Boolean.parseBoolean(environment.get("QUARKUS_MAILER_TLS"))
                  || Boolean.parseBoolean(environment.get("QUARKUS_MAILER_SSL"));
          return new MailServer(
              given(environment, "QUARKUS_MAILER_HOST").orElse("localhost"),
              given(environment, PORT).map(MailServer::port).orElse(tls ? TLS_PORT : PLAIN_PORT),
              from,
              !"DISABLED".equalsIgnoreCase(environment.get("QUARKUS_MAILER_START_TLS")),
              tls,
              given(environment, "QUARKUS_MAILER_USERNAME")
                  .map(user ->
                      new Login(user, given(environment, "QUARKUS_MAILER_PASSWORD").orElse(""))));
        });
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= LARGEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number out of range is.
    }
    throw new StackException(
        StackException.Kind.USAGE,
        "stack.mail-port",
        PORT + " is '" + text + "'; give a number from 1 to " + LARGEST_PORT);
  }

  private static Optional<String> given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** As a realm of Keycloak names it. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("host", host);
    settings.put("port", Integer.toString(port));
    settings.put("from", from);
    settings.put("starttls", Boolean.toString(startTls));
    settings.put("ssl", Boolean.toString(tls));
    settings.put("auth", Boolean.toString(login.isPresent()));
    login.ifPresent(account -> {
      settings.put("user", account.user());
      settings.put("password", account.password());
    });
    return settings;
  }
}
