package org.lumenark.imaging.omezarr;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Units of axes: the names of UDUNITS-2 that OME-NGFF lists, and what writers use instead. */
public final class NgffUnits {

  private static final Map<String, Double> PREFIXES =
      Map.ofEntries(
          Map.entry("yocto", 1e-24),
          Map.entry("zepto", 1e-21),
          Map.entry("atto", 1e-18),
          Map.entry("femto", 1e-15),
          Map.entry("pico", 1e-12),
          Map.entry("nano", 1e-9),
          Map.entry("micro", 1e-6),
          Map.entry("milli", 1e-3),
          Map.entry("centi", 1e-2),
          Map.entry("deci", 1e-1),
          Map.entry("", 1.0),
          Map.entry("hecto", 1e2),
          Map.entry("kilo", 1e3),
          Map.entry("mega", 1e6),
          Map.entry("giga", 1e9),
          Map.entry("tera", 1e12),
          Map.entry("peta", 1e15),
          Map.entry("exa", 1e18),
          Map.entry("zetta", 1e21),
          Map.entry("yotta", 1e24));
  private static final Map<String, Double> OTHER_LENGTHS =
      Map.of(
          "angstrom",
          1e-10,
          "foot",
          0.3048,
          "inch",
          0.0254,
          "mile",
          1609.344,
          "parsec",
          3.0856775814913673e16,
          "yard",
          0.9144);
  private static final Map<String, Double> OTHER_TIMES =
      Map.of("minute", 60.0, "hour", 3600.0, "day", 86_400.0);
  private static final Map<String, String> ABBREVIATED =
      Map.ofEntries(
          Map.entry("um", "micrometer"),
          Map.entry("µm", "micrometer"),
          Map.entry("μm", "micrometer"),
          Map.entry("micron", "micrometer"),
          Map.entry("nm", "nanometer"),
          Map.entry("mm", "millimeter"),
          Map.entry("m", "meter"),
          Map.entry("s", "second"),
          Map.entry("sec", "second"),
          Map.entry("ms", "millisecond"),
          Map.entry("us", "microsecond"),
          Map.entry("ns", "nanosecond"),
          Map.entry("min", "minute"),
          Map.entry("h", "hour"));

  private NgffUnits() {}

  /** Whether OME-NGFF lists this unit for axes of space. */
  public static boolean listedLength(String unit) {
    return OTHER_LENGTHS.containsKey(unit) || prefix(unit, "meter").isPresent();
  }

  /** Whether OME-NGFF lists this unit for axes of time. */
  public static boolean listedTime(String unit) {
    return OTHER_TIMES.containsKey(unit) || prefix(unit, "second").isPresent();
  }

  /** Of one such unit; empty if it is no length that is known. */
  public static OptionalDouble micrometres(String unit) {
    String name = name(unit);
    OptionalDouble metres =
        OTHER_LENGTHS.containsKey(name)
            ? OptionalDouble.of(OTHER_LENGTHS.get(name))
            : prefix(name.replaceFirst("metre$", "meter"), "meter");
    return metres.isPresent() ? OptionalDouble.of(metres.getAsDouble() * 1e6) : metres;
  }

  /** Of one such unit; empty if it is no time that is known. */
  public static OptionalDouble seconds(String unit) {
    String name = name(unit);
    return OTHER_TIMES.containsKey(name)
        ? OptionalDouble.of(OTHER_TIMES.get(name))
        : prefix(name, "second");
  }

  private static String name(String unit) {
    String lower = unit.strip().toLowerCase(Locale.ROOT);
    String whole = ABBREVIATED.getOrDefault(lower, lower);
    return whole.length() > 3 && whole.endsWith("s")
        ? whole.substring(0, whole.length() - 1)
        : whole;
  }

  private static OptionalDouble prefix(String unit, String base) {
    Double factor =
        unit.endsWith(base) ? PREFIXES.get(unit.substring(0, unit.length() - base.length())) : null;
    return factor == null ? OptionalDouble.empty() : OptionalDouble.of(factor);
  }
}
