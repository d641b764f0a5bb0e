package org.lumenark.client.files;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of one folder that some file systems cannot keep apart. */
final class NameTwins {

  private final Map<String, String> seen = new HashMap<>();

  /** The earlier name that differs from this one only by case or normal form. */
  Optional<String> other(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(seen.putIfAbsent(folded, name));
  }
}
