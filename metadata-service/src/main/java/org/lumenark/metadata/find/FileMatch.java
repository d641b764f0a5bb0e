package org.lumenark.metadata.find;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lumenark.platform.query.Field;
import org.lumenark.platform.query.Query;

/** Looks at one file: the last word where the index knows too little. */
final class FileMatch {

  private final FileFacts file;
  private final FileWording wording;

  FileMatch(FileFacts file) {
    this.file = file;
    this.wording = FileWording.of(file.path());
  }

  boolean meets(Query query) {
    return switch (query) {
      case Query.Everything() -> true;
      case Query.Word(Optional<Field> field, String text) ->
          (field.isEmpty() && file.accession().equalsIgnoreCase(text))
              || wording.has(FileWording.of(text));
      case Query.Phrase(Optional<Field> _, String text) -> wording.hasInOrder(FileWording.of(text));
      case Query.Below(Field _, String _) -> false;
      case Query.Exactly(Field field, String value) -> has(field, value);
      case Query.Numbers(Field field, Optional<BigDecimal> from, Optional<BigDecimal> to) -> {
        BigDecimal number =
            BigDecimal.valueOf(
                field.equals(FileFields.YEAR)
                    ? file.released().atOffset(ZoneOffset.UTC).getYear()
                    : file.size());
        yield from.map(bound -> bound.compareTo(number) <= 0).orElse(true)
            && to.map(bound -> bound.compareTo(number) >= 0).orElse(true);
      }
      case Query.Times(Field _, Optional<Instant> from, Optional<Instant> before) ->
          from.map(bound -> !file.released().isBefore(bound)).orElse(true)
              && before.map(bound -> file.released().isBefore(bound)).orElse(true);
      case Query.And(List<Query> parts) -> parts.stream().allMatch(this::meets);
      case Query.Or(List<Query> parts) -> parts.stream().anyMatch(this::meets);
      case Query.Not(Query part) -> !meets(part);
    };
  }

  private boolean has(Field field, String value) {
    if (field.equals(FileFields.EXTENSION)) {
      return FileKeys.extensions(file.path())
          .contains(value.startsWith(".") ? value.substring(1) : value);
    }
    if (field.equals(FileFields.FORMAT)) {
      return value.equals(file.format());
    }
    if (field.equals(FileFields.ACCESSION)) {
      return file.accession().toLowerCase(Locale.ROOT).equals(value);
    }
    if (field.equals(FileFields.COLLECTION)) {
      return file.collection().toLowerCase(Locale.ROOT).equals(value);
    }
    return FilePlan.attribute(value)
        .map(pair -> pair.value().equals(file.attributes().get(pair.name())))
        .orElse(false);
  }
}
