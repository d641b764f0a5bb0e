package org.lumenark.gateway.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client takes, by its header {@code Accept}. Parameters of a media type but its profile are
 * not looked at; what cannot be read is left out.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, section 12.5.1</a>
 */
final class AcceptedTypes {

  private static final Pattern TYPE =
      Pattern.compile("([a-z0-9!#$&^_.+-]+|\\*)/([a-z0-9!#$&^_.+-]+|\\*)");
  private static final Pattern QUALITY = Pattern.compile("q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)");
  private static final Pattern PROFILE = Pattern.compile("profile=\"?([^\"]+)\"?");

  private final List<Range> ranges;

  private AcceptedTypes(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /**
   * @param profile of a media type, empty if none is said
   */
  private record Range(String type, String subtype, String profile, double quality) {

    /** How closely it names this media type; 0 if it does not. */
    int closeness(MediaType offered) {
      if (type.equals("*")) {
        return 1;
      }
      if (!type.equals(offered.type())) {
        return 0;
      }
      if (subtype.equals("*")) {
        return 2;
      }
      if (!subtype.equals(offered.subtype())) {
        return 0;
      }
      return offered.profile().isEmpty() ? 3 : profile.contains(offered.profile()) ? 4 : 0;
    }
  }

  /**
   * @param profile part of the address of the profile that is meant, empty for the type alone
   */
  record MediaType(String type, String subtype, String profile) {

    static MediaType of(String name) {
      return of(name, "");
    }

    static MediaType of(String name, String profile) {
      int slash = name.indexOf('/');
      return new MediaType(name.substring(0, slash), name.substring(slash + 1), profile);
    }
  }

  /**
   * @param header null if there is none: then anything is taken
   */
  static AcceptedTypes of(@Nullable String header) {
    List<Range> ranges = new ArrayList<>();
    for (String part : header == null ? new String[] {"*/*"} : header.split(",", -1)) {
      read(part, ranges);
    }
    return new AcceptedTypes(ranges);
  }

  private static void read(String part, List<Range> ranges) {
    String[] pieces = part.strip().toLowerCase(Locale.ROOT).split(";", -1);
    Matcher type = TYPE.matcher(pieces[0].strip());
    if (!type.matches()) {
      return;
    }
    double quality = 1;
    String profile = "";
    for (int i = 1; i < pieces.length; i++) {
      String parameter = pieces[i].strip();
      Matcher weighed = QUALITY.matcher(parameter);
      Matcher profiled = PROFILE.matcher(parameter);
      if (weighed.matches()) {
        quality = Double.parseDouble(weighed.group(1));
      } else if (parameter.startsWith("q=")) {
        return;
      } else if (profiled.matches()) {
        profile = profiled.group(1);
      }
    }
    ranges.add(new Range(type.group(1), type.group(2), profile, quality));
  }

  /** How much it is wanted, from 0 for not at all to 1: as the closest range says. */
  double quality(MediaType offered) {
    int closest = 0;
    double quality = 0;
    for (Range range : ranges) {
      int closeness = range.closeness(offered);
      if (closeness > closest) {
        closest = closeness;
        quality = range.quality();
      }
    }
    return quality;
  }
}
