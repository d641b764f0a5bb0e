package org.lumenark.client.login;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Call;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/** The OpenID Connect server of an archive: tokens by password, by device flow (RFC 8628), anew. */
public final class LoginServer {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String SCOPE = "openid offline_access";

  private final HttpClient client;
  private final Clock clock;
  private final String url;
  private final String issuer;
  private final String clientId;

  /**
   * @param url the archive for which logins are made
   */
  public LoginServer(Clock clock, String url, String issuer, String clientId) {
    this.client = Http.newClient(issuer);
    this.clock = clock;
    this.url = url;
    this.issuer = issuer;
    this.clientId = clientId;
  }

  /** As the archive's {@code about} names it. */
  public static LoginServer of(Clock clock, String url, JsonNode about) {
    String issuer = about.path("issuer").asText("");
    String clientId = about.path("cliClientId").asText("");
    if (issuer.isEmpty() || clientId.isEmpty()) {
      throw new ClientException(
          ExitCode.UNAVAILABLE, "login.no-issuer", "The archive names no login server.", url);
    }
    return new LoginServer(clock, url, issuer, clientId);
  }

  /** The same where it is reached by another address than the one that tokens name. */
  public static LoginServer at(Clock clock, String url, JsonNode about, String address) {
    return new LoginServer(clock, url, address, of(clock, url, about).clientId);
  }

  /** The server that gave this login. */
  public static LoginServer of(Clock clock, Login login) {
    return new LoginServer(clock, login.url(), login.issuer(), login.clientId());
  }

  public Login byPassword(String user, String password) {
    return granted(
        post(
            endpoint("token_endpoint"),
            Map.of(
                "grant_type", "password",
                "username", user,
                "password", password,
                "scope", SCOPE)));
  }

  /**
   * Waits until the user has agreed in a browser.
   *
   * @param show is told where to go and which code to type
   */
  public Login byDevice(Consumer<DeviceCode> show) {
    JsonNode discovery = discovery();
    JsonNode begun =
        post(named(discovery, "device_authorization_endpoint"), Map.of("scope", SCOPE));
    if (!begun.hasNonNull("device_code")) {
      throw refused(begun);
    }
    DeviceCode code = DeviceCode.of(begun);
    show.accept(code);
    Instant end = clock.instant().plus(code.lifetime());
    Duration interval = code.interval();
    while (clock.instant().isBefore(end)) {
      pause(interval);
      JsonNode answer =
          post(
              named(discovery, "token_endpoint"),
              Map.of(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:device_code",
                  "device_code",
                  code.deviceCode()));
      switch (answer.path("error").asText("")) {
        case "authorization_pending" -> {}
        case "slow_down" -> interval = interval.plusSeconds(5);
        default -> {
          return granted(answer);
        }
      }
    }
    throw new ClientException(
        ExitCode.NOT_ALLOWED, "login.expired", "Nobody agreed in time. Try again.", url);
  }

  Login refreshed(Login login) {
    JsonNode answer =
        post(
            endpoint("token_endpoint"),
            Map.of("grant_type", "refresh_token", "refresh_token", login.refreshToken()));
    if (answer.hasNonNull("error")) {
      throw new ClientException(
          ExitCode.NOT_ALLOWED,
          "login.ended",
          "The login has ended. Log in again: lumenark login --url " + url,
          url);
    }
    return login.with(answer, clock.instant());
  }

  /** Ends the offline session at the server. */
  public void revoke(Login login) {
    post(
        endpoint("revocation_endpoint"),
        Map.of("token", login.refreshToken(), "token_type_hint", "refresh_token"));
  }

  private Login granted(JsonNode answer) {
    if (!answer.hasNonNull("access_token")) {
      throw refused(answer);
    }
    return new Login(url, issuer, clientId, "", "", Instant.EPOCH).with(answer, clock.instant());
  }

  private ClientException refused(JsonNode answer) {
    return new ClientException(
        ExitCode.NOT_ALLOWED,
        "login.refused",
        "The login was refused: "
            + answer.path("error_description").asText(answer.path("error").asText("no reason"))
            + ".",
        url);
  }

  private String endpoint(String name) {
    return named(discovery(), name);
  }

  private static String named(JsonNode discovery, String name) {
    return discovery.required(name).asText();
  }

  private JsonNode discovery() {
    String address = issuer + "/.well-known/openid-configuration";
    return send(HttpRequest.newBuilder(URI.create(address)).GET(), address);
  }

  private JsonNode post(String address, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> Call.encode(field.getKey()) + "=" + Call.encode(field.getValue()))
            .collect(Collectors.joining("&", "client_id=" + Call.encode(clientId) + "&", ""));
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        address);
  }

  private JsonNode send(HttpRequest.Builder request, String address) {
    try {
      HttpResponse<byte[]> response =
          client.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
      if (response.statusCode() >= 500 || response.statusCode() == 404) {
        throw unavailable(address, null);
      }
      return response.body().length == 0 ? Json.object() : Json.read(response.body(), address);
    } catch (IOException e) {
      throw unavailable(address, e);
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
  }

  private static ClientException unavailable(String address, @Nullable Exception cause) {
    return new ClientException(
        ExitCode.UNAVAILABLE,
        "login.unreachable",
        "The login server does not answer at " + address + ".",
        address,
        List.of(),
        cause);
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
  }
}
