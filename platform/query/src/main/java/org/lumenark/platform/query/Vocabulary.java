package org.lumenark.platform.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** The fields that a kind of thing can be searched by. Names are matched without letter case. */
public final class Vocabulary {

  private final SequencedMap<String, Field> fields = new LinkedHashMap<>();

  public Vocabulary(Field... fields) {
    for (Field field : fields) {
      this.fields.put(lower(field.name()), field);
    }
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(lower(name)));
  }

  /** Where a word without a field is looked for. */
  public List<Field> freeText() {
    return fields.values().stream().filter(field -> field.weight() > 0).toList();
  }

  public List<String> names() {
    return fields.values().stream().map(Field::name).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
