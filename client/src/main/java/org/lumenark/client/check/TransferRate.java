package org.lumenark.client.check;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast bytes travel.
 *
 * @param bytesPerSecond above zero
 * @param from {@code given}, or {@code measured} by an earlier deposit to the same archive
 */
public record TransferRate(double bytesPerSecond, String from) {

  /** What batches of small files reach beside the bytes; the archive's own aim. */
  private static final double FILES_PER_SECOND = 2_000;

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*([kMG]?)(i?)(B|bit)(?:/s|ps)?");

  public TransferRate {
    if (!(bytesPerSecond > 0) || Double.isInfinite(bytesPerSecond)) {
      throw new IllegalArgumentException("a rate is above zero");
    }
  }

  /** Of {@code 12.5 MB/s}, {@code 100 Mbit/s}, {@code 64 MiB}; empty if it is no such text. */
  public static Optional<TransferRate> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double base = matcher.group(3).isEmpty() ? 1000 : 1024;
    int power = " kMG".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
    double bits = matcher.group(4).equals("bit") ? 8 : 1;
    double rate = Double.parseDouble(matcher.group(1)) * Math.pow(base, power) / bits;
    return rate > 0 ? Optional.of(new TransferRate(rate, "given")) : Optional.empty();
  }

  /** For so much, in whole seconds; never less than the files themselves take. */
  public Duration timeFor(long files, long bytes) {
    double seconds = Math.max(bytes / bytesPerSecond, files / FILES_PER_SECOND);
    return Duration.ofSeconds((long) Math.ceil(seconds));
  }

  /** For people. */
  public static String words(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3600) {
      return (seconds + 59) / 60 + " min";
    }
    return String.format(Locale.ROOT, "%.1f h", seconds / 3600.0);
  }
}
