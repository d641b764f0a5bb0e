package org.lumenark.client.login;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What the device flow shows to people, and what it asks with.
 *
 * @param address page to open
 * @param complete the same with the code filled in
 */
public record DeviceCode(
    String deviceCode,
    String userCode,
    String address,
    String complete,
    Duration interval,
    Duration lifetime) {

  static DeviceCode of(JsonNode answer) {
    String address = answer.path("verification_uri").asText("");
    return new DeviceCode(
        answer.path("device_code").asText(),
        answer.path("user_code").asText(),
        address,
        answer.path("verification_uri_complete").asText(address),
        Duration.ofSeconds(Math.clamp(answer.path("interval").asLong(5), 1, 60)),
        Duration.ofSeconds(Math.clamp(answer.path("expires_in").asLong(600), 1, 3600)));
  }
}
