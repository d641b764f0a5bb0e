package org.lumenark.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;

/** Tokens that must be refused, made from one that is valid. */
final class Tokens {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Tokens() {}

  /** The token with another claim and its old signature. */
  static String withClaim(String token, String claim, long value) throws IOException {
    String[] parts = token.split("\\.", -1);
    ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    claims.put(claim, value);
    String changed =
        Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(claims));
    return parts[0] + "." + changed + "." + parts[2];
  }
}
