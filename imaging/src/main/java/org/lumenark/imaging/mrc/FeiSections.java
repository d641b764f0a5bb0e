package org.lumenark.imaging.mrc;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.OriginalMetadata;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.PlanePosition;

/**
 * Extended headers of the kinds FEI1 and FEI2: a block for each section, in which bit fields say
 * which values are there. The offsets are those of the EPU manual; times are days since 1899-12-30.
 */
final class FeiSections {

  private static final int LEAST_BLOCK = 768;
  private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double FIRST_PLAUSIBLE_DAY = 32_874;
  private static final double LAST_PLAUSIBLE_DAY = 73_050;
  private static final int BITS_1 = 8;
  private static final int BITS_2 = 297;
  private static final int TIMESTAMP = 12;

  private FeiSections() {}

  private record Value(String name, int bits, int bit, int at) {}

  private static final List<Value> NUMBERS =
      List.of(
          new Value("High tension (V)", BITS_1, 5, 84),
          new Value("Dose (electrons/m^2)", BITS_1, 6, 92),
          new Value("Tilt axis angle", BITS_1, 12, 140),
          new Value("Pixel size X (m)", BITS_1, 14, 156),
          new Value("Pixel size Y (m)", BITS_1, 15, 164),
          new Value("Defocus (m)", BITS_1, 22, 220),
          new Value("Magnification", BITS_1, 31, 289),
          new Value("Camera length (m)", BITS_2, 0, 301),
          new Value("Integration time (s)", BITS_2, 16, 419));

  static MrcExtendedHeader read(HeaderBytes bytes, int sections, int each) {
    OriginalMetadata metadata = new OriginalMetadata();
    List<PlanePosition> planes = new ArrayList<>();
    int block = bytes.length() < 4 ? 0 : bytes.int32(0);
    if (block < LEAST_BLOCK || block > bytes.length()) {
      return new MrcExtendedHeader(Acquisition.UNKNOWN, metadata);
    }
    for (int i = 0; i < Math.min(sections, bytes.length() / block); i++) {
      int at = i * block;
      if (has(bytes, at, BITS_1, 7)) {
        metadata.put("Section " + i + " alpha tilt", bytes.float64(at + 100));
      }
      planes.add(
          MrcExtendedHeader.plane(
              i,
              each,
              seconds(bytes, at),
              stage(bytes, at, 9, 116),
              stage(bytes, at, 10, 124),
              stage(bytes, at, 11, 132)));
    }
    for (Value value : NUMBERS) {
      if (has(bytes, 0, value.bits, value.bit)) {
        metadata.put(value.name, bytes.float64(value.at));
      }
    }
    metadata.put("Application", text(bytes, 3, 52) + " " + text(bytes, 4, 68));
    metadata.put("Camera", has(bytes, 0, BITS_2, 19) ? bytes.text(435, 16) : "");
    Optional<String> model = Optional.of(text(bytes, 1, 20)).filter(name -> !name.isEmpty());
    return new MrcExtendedHeader(
        new Acquisition(
            acquired(bytes),
            model.map(name -> new Instrument(Optional.of("FEI"), Optional.of(name))),
            Optional.empty(),
            MrcExtendedHeader.known(planes)),
        metadata);
  }

  /** The bit fields are little-endian whatever the rest is. */
  private static boolean has(HeaderBytes bytes, int block, int field, int bit) {
    return (bytes.unsigned8(block + field + bit / 8) >> bit % 8 & 1) != 0;
  }

  private static String text(HeaderBytes bytes, int bit, int at) {
    return has(bytes, 0, BITS_1, bit) ? bytes.text(at, 16) : "";
  }

  private static OptionalDouble stage(HeaderBytes bytes, int block, int bit, int at) {
    return has(bytes, block, BITS_1, bit)
        ? MrcExtendedHeader.metres(bytes.float64(block + at))
        : OptionalDouble.empty();
  }

  private static OptionalDouble seconds(HeaderBytes bytes, int block) {
    double first = day(bytes, 0);
    double day = day(bytes, block);
    return first > 0 && day > 0
        ? OptionalDouble.of((day - first) * SECONDS_PER_DAY)
        : OptionalDouble.empty();
  }

  /** 0 if there is none that microscopes of this century could have written. */
  private static double day(HeaderBytes bytes, int block) {
    double day = has(bytes, block, BITS_1, 0) ? bytes.float64(block + TIMESTAMP) : 0;
    return day > FIRST_PLAUSIBLE_DAY && day < LAST_PLAUSIBLE_DAY ? day : 0;
  }

  private static Optional<String> acquired(HeaderBytes bytes) {
    double day = day(bytes, 0);
    if (day == 0) {
      return Optional.empty();
    }
    try {
      LocalDateTime time = DAY_ZERO.plusSeconds(Math.round(day * SECONDS_PER_DAY));
      return Optional.of(
          java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
              time.truncatedTo(ChronoUnit.SECONDS)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
