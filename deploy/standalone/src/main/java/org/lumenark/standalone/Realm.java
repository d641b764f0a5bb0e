package org.lumenark.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The realm to import, with the secrets of one stack. */
public final class Realm {
  /** The confidential clients: {@code lumenark-NAME}. */
  public static final List<String> CLIENTS =
      List.of("gateway", "submission", "ingest", "metadata", "search", "partner-demo");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

  private Realm() {}

  /** The secret of each confidential client, by its whole client id. */
  public static Map<String, String> clientSecrets(Secrets secrets) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (String client : CLIENTS) {
      all.put("lumenark-" + client, secrets.secret("client-" + client));
    }
    return all;
  }

  static String render(String publicUrl, Map<String, String> clientSecrets) throws IOException {
    Map<String, String> values = new TreeMap<>(Map.of("LUMENARK_PUBLIC_URL", publicUrl));
    clientSecrets.forEach((client, secret) ->
        values.put(client.replace('-', '_').toUpperCase(Locale.ROOT) + "_CLIENT_SECRET", secret));
    return VARIABLE
        .matcher(template())
        .replaceAll(match -> Matcher.quoteReplacement(value(values, match.group(1))));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the realm names " + name + ", which has no value");
    }
    return value;
  }

  private static String template() throws IOException {
    try (InputStream stream = Realm.class.getResourceAsStream("realm/lumenark-realm.json")) {
      if (stream == null) {
        throw new IllegalStateException("the realm is not in the library");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
