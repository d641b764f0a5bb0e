package org.lumenark.client.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/**
 * A kept login.
 *
 * @param url the archive's origin
 * @param refreshToken offline token, valid until it is revoked
 * @param expires when the access token ends
 */
public record Login(
    String url,
    String issuer,
    String clientId,
    String refreshToken,
    String accessToken,
    Instant expires) {

  /** Clock differences and the time a request takes. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  boolean freshAt(Instant now) {
    return !accessToken.isEmpty() && now.plus(MARGIN).isBefore(expires);
  }

  Login expired() {
    return new Login(url, issuer, clientId, refreshToken, "", Instant.EPOCH);
  }

  /** With what a token endpoint answered; the refresh token stays where no newer one came. */
  Login with(JsonNode answer, Instant now) {
    return new Login(
        url,
        issuer,
        clientId,
        answer.path("refresh_token").asText(refreshToken),
        answer.path("access_token").asText(""),
        now.plusSeconds(answer.path("expires_in").asLong(60)));
  }

  @Override
  public String toString() {
    return "Login[" + url + "]";
  }

  ObjectNode json() {
    return Json.object()
        .put("url", url)
        .put("issuer", issuer)
        .put("clientId", clientId)
        .put("refreshToken", refreshToken)
        .put("accessToken", accessToken)
        .put("expires", expires.toString());
  }

  static Login of(JsonNode kept, String place) {
    try {
      return new Login(
          kept.required("url").asText(),
          kept.required("issuer").asText(),
          kept.required("clientId").asText(),
          kept.required("refreshToken").asText(),
          kept.path("accessToken").asText(""),
          Instant.parse(kept.path("expires").asText("1970-01-01T00:00:00Z")));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw new ClientException(
          ExitCode.NOT_ALLOWED,
          "login.unreadable",
          "The kept login cannot be read. Log in again (lumenark login).",
          place);
    }
  }
}
