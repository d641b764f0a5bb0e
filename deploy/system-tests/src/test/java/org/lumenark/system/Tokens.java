package org.lumenark.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/** What tokens say, and tokens that say something else than what was signed. */
final class Tokens {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Tokens() {}

  /** When the token ends. */
  static Instant end(String token) throws IOException {
    return Instant.ofEpochSecond(claims(token).path("exp").asLong());
  }

  /** The token with another claim and its old signature. */
  static String withClaim(String token, String claim, long value) throws IOException {
    String[] parts = token.split("\\.", -1);
    ObjectNode claims = claims(token);
    claims.put(claim, value);
    String changed =
        Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(claims));
    return parts[0] + "." + changed + "." + parts[2];
  }

  private static ObjectNode claims(String token) throws IOException {
    return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }
}
