package org.lumenark.metadata.find;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.query.Field;
import org.lumenark.platform.query.Query;

/**
 * What the index knows of a query.
 *
 * @param most files outside of it are none of the query's
 * @param least files in it are the query's for sure
 * @param exact whether the two are the same, so that no file need be looked at
 */
record FilePlan(Blocks most, Blocks least, boolean exact) {

  private static final FilePlan NOTHING = exactly(new Blocks.Nothing());

  /** Years that the database can compare. */
  private static final int LAST_YEAR = 9999;

  static FilePlan of(Query query) {
    return switch (query) {
      case Query.Everything() -> exactly(Blocks.every());
      case Query.Word(Optional<Field> field, String text) ->
          field.isEmpty() && isAccession(text)
              ? anyOf(List.of(accession(text), words(FileWording.of(text))))
              : words(FileWording.of(text));
      case Query.Phrase(Optional<Field> _, String text) -> phrase(FileWording.of(text));
      // No field of files names terms of an ontology.
      case Query.Below(Field _, String _) -> NOTHING;
      case Query.Exactly(Field field, String value) -> value(field, value);
      case Query.Numbers(Field field, Optional<BigDecimal> from, Optional<BigDecimal> to) ->
          field.equals(FileFields.YEAR) ? exactly(years(from, to)) : sizes(least(from), most(to));
      case Query.Times(Field _, Optional<Instant> from, Optional<Instant> before) ->
          exactly(new Blocks.OfStudies(new Blocks.Studies.Released(from, before)));
      case Query.And(List<Query> parts) -> all(parts.stream().map(FilePlan::of).toList());
      case Query.Or(List<Query> parts) -> anyOf(parts.stream().map(FilePlan::of).toList());
      case Query.Not(Query part) -> of(part).outside();
    };
  }

  static boolean isAccession(String text) {
    return Accession.isAccession(text.toUpperCase(Locale.ROOT));
  }

  /** The name and value that {@code attribute:"Gene:PLK1"} asks for. */
  static Optional<AttributeFilter> attribute(String value) {
    try {
      return Optional.of(AttributeFilter.parse(List.of(value)).getFirst());
    } catch (ProblemException noPair) {
      return Optional.empty();
    }
  }

  static long least(Optional<BigDecimal> from) {
    return from.map(bound -> whole(bound, RoundingMode.CEILING)).orElse(0L);
  }

  static long most(Optional<BigDecimal> to) {
    return to.map(bound -> whole(bound, RoundingMode.FLOOR)).orElse(Long.MAX_VALUE);
  }

  private static long whole(BigDecimal bound, RoundingMode mode) {
    return bound.setScale(0, mode).longValue();
  }

  private static FilePlan exactly(Blocks blocks) {
    return new FilePlan(blocks, blocks, true);
  }

  private static FilePlan atMost(Blocks blocks) {
    return new FilePlan(blocks, new Blocks.Nothing(), false);
  }

  private static FilePlan keyed(String key) {
    return exactly(new Blocks.Keyed(List.of(key)));
  }

  private static FilePlan accession(String text) {
    return exactly(new Blocks.OfStudies(new Blocks.Studies.Named(text.toLowerCase(Locale.ROOT))));
  }

  private static FilePlan value(Field field, String value) {
    if (field.equals(FileFields.EXTENSION)) {
      return keyed(FileKeys.extension(value.startsWith(".") ? value.substring(1) : value));
    }
    if (field.equals(FileFields.FORMAT)) {
      return keyed(FileKeys.format(value));
    }
    if (field.equals(FileFields.ACCESSION)) {
      return accession(value);
    }
    if (field.equals(FileFields.COLLECTION)) {
      return exactly(new Blocks.OfStudies(new Blocks.Studies.InCollection(value)));
    }
    return attribute(value)
        .map(pair -> keyed(AttributeFilter.text(pair.name(), pair.value())))
        .orElse(NOTHING);
  }

  private static FilePlan words(FileWording asked) {
    return all(asked.runs().stream().map(FilePlan::run).toList());
  }

  private static FilePlan run(FileWording.Run run) {
    FilePlan pieces =
        all(
            run.pieces().stream()
                .flatMap(piece -> FileKeys.piece(piece).stream())
                .map(FilePlan::keyed)
                .toList());
    if (run.hasDigits()) {
      return atMost(pieces.most());
    }
    FilePlan whole = keyed(FileKeys.word(run.whole()));
    return run.pieces().size() > 1 ? anyOf(List.of(whole, pieces)) : whole;
  }

  private static FilePlan phrase(FileWording asked) {
    FilePlan words =
        all(
            asked.runs().stream()
                .flatMap(run -> run.pieces().stream())
                .flatMap(piece -> FileKeys.piece(piece).stream())
                .map(FilePlan::keyed)
                .toList());
    return atMost(words.most());
  }

  private static FilePlan sizes(long least, long most) {
    List<SizeClass> touching = SizeClass.touching(least, most);
    List<SizeClass> within = touching.stream().filter(each -> each.isWithin(least, most)).toList();
    return new FilePlan(sized(touching), sized(within), within.size() == touching.size());
  }

  /** By the ranges of the facet where they are whole, so that an open end takes few keys. */
  private static Blocks sized(List<SizeClass> sizes) {
    List<String> keys = new ArrayList<>();
    Set<SizeClass> left = new LinkedHashSet<>(sizes);
    for (SizeRange range : SizeRange.values()) {
      if (left.containsAll(range.classes())) {
        range.classes().forEach(left::remove);
        keys.add(FileKeys.sizes(range));
      }
    }
    left.stream().map(FileKeys::sizeClass).forEach(keys::add);
    return keys.isEmpty() ? new Blocks.Nothing() : new Blocks.Keyed(keys);
  }

  private static Blocks years(Optional<BigDecimal> from, Optional<BigDecimal> to) {
    return new Blocks.OfStudies(
        new Blocks.Studies.Released(
            from.map(year -> begin(whole(year, RoundingMode.CEILING))),
            to.map(year -> begin(whole(year, RoundingMode.FLOOR) + 1))));
  }

  private static Instant begin(long year) {
    return LocalDate.of(Math.clamp(year, 1, LAST_YEAR), 1, 1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  private static FilePlan all(List<FilePlan> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return parts.isEmpty()
        ? NOTHING
        : new FilePlan(
            new Blocks.All(parts.stream().map(FilePlan::most).toList()),
            new Blocks.All(parts.stream().map(FilePlan::least).toList()),
            parts.stream().allMatch(FilePlan::exact));
  }

  private static FilePlan anyOf(List<FilePlan> parts) {
    return new FilePlan(
        new Blocks.AnyOf(parts.stream().map(FilePlan::most).toList()),
        new Blocks.AnyOf(parts.stream().map(FilePlan::least).toList()),
        parts.stream().allMatch(FilePlan::exact));
  }

  private FilePlan outside() {
    return new FilePlan(new Blocks.Outside(least), new Blocks.Outside(most), exact);
  }
}
