package org.lumenark.standalone.identity;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.lumenark.standalone.component.StackException;

/**
 * The archive as ORCID knows it: what one gets who registers it there.
 *
 * @param issuer {@code https://orcid.org}, or the sandbox for trials
 */
public record OrcidClient(String issuer, String id, String secret) {
  public static final String ID = "LUMENARK_ORCID_CLIENT_ID";
  public static final String SECRET = "LUMENARK_ORCID_CLIENT_SECRET";
  public static final String ISSUER = "LUMENARK_ORCID_ISSUER";

  private static final String REGISTRY = "https://orcid.org";

  /** Empty where the operator names none: ORCID then is left as the realm has it. */
  static Optional<OrcidClient> of(Map<String, String> environment) {
    String id = given(environment, ID);
    String secret = given(environment, SECRET);
    if (id.isEmpty() && secret.isEmpty()) {
      return Optional.empty();
    }
    if (id.isEmpty() || secret.isEmpty()) {
      throw new StackException(
          StackException.Kind.USAGE,
          "stack.orcid-client",
          "Of " + ID + " and " + SECRET + " one is missing; give both, or neither");
    }
    return Optional.of(new OrcidClient(issuer(given(environment, ISSUER)), id, secret));
  }

  private static String issuer(String text) {
    if (text.isEmpty()) {
      return REGISTRY;
    }
    if (!isAddress(text)) {
      throw new StackException(
          StackException.Kind.USAGE,
          "stack.orcid-issuer",
          ISSUER + " is '" + text + "'; give " + REGISTRY + " or https://sandbox.orcid.org");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Without TLS only on this machine: whoever sits in between could be anybody. */
  private static boolean isAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String given(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").strip();
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "OrcidClient[" + issuer + ", " + id + "]";
  }
}
