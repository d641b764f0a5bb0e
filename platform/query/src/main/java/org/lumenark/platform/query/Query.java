package org.lumenark.platform.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a reader asks for, free of any engine. */
public sealed interface Query {

  /** The empty query: everything that the caller may see. */
  record Everything() implements Query {}

  /** A word, in any text field or in one. */
  record Word(Optional<Field> field, String text) implements Query {}

  /** Words side by side in this order, in any text field or in one. */
  record Phrase(Optional<Field> field, String text) implements Query {}

  /** A term of the field's ontology, by any of its names, and all that is below it. */
  record Below(Field field, String name) implements Query {}

  /** One of a closed set of values, letter case aside unless the field is verbatim. */
  record Exactly(Field field, String value) implements Query {}

  /** Numbers between the bounds, both included; an absent bound is open. */
  record Numbers(Field field, Optional<BigDecimal> from, Optional<BigDecimal> to)
      implements Query {}

  /** Times from the first bound, included, to before the second; an absent bound is open. */
  record Times(Field field, Optional<Instant> from, Optional<Instant> before) implements Query {}

  /** All of them. */
  record And(List<Query> parts) implements Query {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of them. */
  record Or(List<Query> parts) implements Query {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** What does not match. */
  record Not(Query part) implements Query {}
}
