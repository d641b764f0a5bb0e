package org.lumenark.imaging.deltavision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lumenark.imaging.source.Acquisition.Objective;

/** What the lens numbers of softWoRx stand for: lenses.tsv, read when first needed. */
final class Lenses {

  private Lenses() {}

  private static final class Loaded {
    static final Map<Integer, Objective> TABLE = table();
  }

  static Optional<Objective> objective(int number) {
    return Optional.ofNullable(Loaded.TABLE.get(number));
  }

  private static Map<Integer, Objective> table() {
    try (InputStream in = Objects.requireNonNull(Lenses.class.getResourceAsStream("lenses.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toUnmodifiableMap(row -> Integer.valueOf(row[0]), Lenses::of));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Objective of(String[] row) {
    return new Objective(
        Optional.of(row[1]), number(row[2]), number(row[3]), cell(row[4], Function.identity()));
  }

  private static OptionalDouble number(String text) {
    return cell(text, Double::valueOf).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static <T> Optional<T> cell(String text, Function<String, T> value) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text).map(value);
  }
}
