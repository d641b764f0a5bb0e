package org.lumenark.gateway.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.display.Window;
import org.lumenark.imaging.render.ChannelView;
import org.lumenark.imaging.render.Projection;
import org.lumenark.imaging.render.Region;
import org.lumenark.imaging.render.Sections;
import org.lumenark.imaging.render.View;
import org.lumenark.imaging.render.ViewException;

/**
 * The parameters of a picture.
 *
 * @param canonical the same for the same parameters as they were written
 */
record RenderQuery(View view, String canonical) {

  static final int LARGEST = 4096;
  private static final int DEFAULT_SIZE = 1024;
  private static final int MOST_CHARACTERS = 2000;

  private static final List<String> NAMES =
      List.of("c", "z", "t", "projection", "region", "size", "w", "h");
  private static final String NUMBER = "-?[0-9]{1,20}(?:\\.[0-9]{1,20})?(?:[eE]-?[0-9]{1,3})?";
  private static final Pattern CHANNEL =
      Pattern.compile(
          "(?<off>-?)(?<index>[0-9]{1,6})"
              + "(?:\\|(?<window>auto|(?<start>"
              + NUMBER
              + "):(?<end>"
              + NUMBER
              + ")))?(?:\\$(?<color>[0-9A-Fa-f]{6}))?");
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?::([0-9]{1,9}))?");
  private static final Pattern REGION =
      Pattern.compile("([0-9]{1,9}),([0-9]{1,9}),([0-9]{1,9}),([0-9]{1,9})");
  private static final int HEXADECIMAL = 16;

  /**
   * @param parameters their values by name, null for those that are not there
   * @throws ViewException if one is not as the contract has it
   */
  static RenderQuery of(Function<String, @Nullable String> parameters) throws ViewException {
    StringBuilder canonical = new StringBuilder();
    for (String name : NAMES) {
      String value = parameters.apply(name);
      if (value != null) {
        canonical.append(name).append('=').append(value).append('&');
      }
    }
    List<ChannelView> shown = new ArrayList<>();
    Set<Integer> hidden = new HashSet<>();
    channels(parameters.apply("c"), shown, hidden);
    Projection projection = projection(parameters.apply("projection"));
    int[] box = box(parameters);
    View view =
        new View(
            shown,
            hidden,
            time(parameters.apply("t")),
            sections(parameters.apply("z"), projection),
            projection,
            region(parameters.apply("region")),
            box[0],
            box[1]);
    return new RenderQuery(view, canonical.toString());
  }

  private static void channels(@Nullable String asked, List<ChannelView> shown, Set<Integer> hidden)
      throws ViewException {
    if (asked == null) {
      return;
    }
    for (String item : asked.split(",", -1)) {
      Matcher channel = CHANNEL.matcher(item);
      if (asked.length() > MOST_CHARACTERS || !channel.matches()) {
        throw new ViewException(
            "channel.invalid",
            "The parameter c is a list such as 0,1|100:4000$FF00FF,-2: numbers of channels from 0,"
                + " each with a window or auto after | and a colour after $ where wanted, and with"
                + " a minus where not to be shown.");
      }
      int index = Integer.parseInt(channel.group("index"));
      if (channel.group("off").isEmpty()) {
        shown.add(new ChannelView(index, color(channel), brightness(channel)));
      } else {
        hidden.add(index);
      }
    }
  }

  private static OptionalInt color(Matcher channel) {
    String color = channel.group("color");
    return color == null
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(color, HEXADECIMAL));
  }

  private static ChannelView.Brightness brightness(Matcher channel) throws ViewException {
    if (channel.group("window") == null) {
      return new ChannelView.Brightness.Stored();
    }
    if (channel.group("start") == null) {
      return new ChannelView.Brightness.Automatic();
    }
    double start = Double.parseDouble(channel.group("start"));
    double end = Double.parseDouble(channel.group("end"));
    if (!(start < end) || !Double.isFinite(end - start)) {
      throw new ViewException(
          "channel.invalid", "In the parameter c a window starts below its end, as in 0|100:4000.");
    }
    return new ChannelView.Brightness.Given(new Window(start, end));
  }

  private static OptionalInt time(@Nullable String asked) throws ViewException {
    if (asked == null) {
      return OptionalInt.empty();
    }
    if (!INDEX.matcher(asked).matches()) {
      throw new ViewException(
          "t.invalid", "The parameter t is the number of a time point, from 0.");
    }
    return OptionalInt.of(Integer.parseInt(asked));
  }

  private static Optional<Sections> sections(@Nullable String asked, Projection projection)
      throws ViewException {
    if (asked == null) {
      return Optional.empty();
    }
    Matcher range = RANGE.matcher(asked);
    if (!range.matches()) {
      throw new ViewException(
          "z.invalid",
          "The parameter z is the number of a section, from 0, or a range first:last.");
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    if (last < first) {
      throw new ViewException("z.invalid", "The parameter z names the first section first.");
    }
    if (last > first && projection == Projection.NONE) {
      throw new ViewException(
          "projection.invalid",
          "A range of sections needs the parameter projection, which is max or mean.");
    }
    return Optional.of(new Sections(first, last));
  }

  private static Projection projection(@Nullable String asked) throws ViewException {
    return switch (asked) {
      case null -> Projection.NONE;
      case "none" -> Projection.NONE;
      case "max" -> Projection.MAX;
      case "mean" -> Projection.MEAN;
      default ->
          throw new ViewException(
              "projection.invalid", "The parameter projection is none, max or mean.");
    };
  }

  private static Optional<Region> region(@Nullable String asked) throws ViewException {
    if (asked == null) {
      return Optional.empty();
    }
    Matcher numbers = REGION.matcher(asked);
    if (!numbers.matches() || number(numbers, 3) == 0 || number(numbers, 4) == 0) {
      throw new ViewException(
          "region.invalid",
          "The parameter region is x,y,width,height in pixels of the full image.");
    }
    return Optional.of(
        new Region(number(numbers, 1), number(numbers, 2), number(numbers, 3), number(numbers, 4)));
  }

  private static int number(Matcher numbers, int group) {
    return Integer.parseInt(numbers.group(group));
  }

  /** Most width and height. */
  private static int[] box(Function<String, @Nullable String> parameters) throws ViewException {
    String size = parameters.apply("size");
    String width = parameters.apply("w");
    String height = parameters.apply("h");
    if (size != null && (width != null || height != null)) {
      throw new ViewException("size.invalid", "Give either the parameter size or w and h.");
    }
    if (width == null && height == null) {
      int side = size == null ? DEFAULT_SIZE : pixels("size", size);
      return new int[] {side, side};
    }
    return new int[] {
      width == null ? LARGEST : pixels("w", width), height == null ? LARGEST : pixels("h", height)
    };
  }

  private static int pixels(String name, String asked) throws ViewException {
    int pixels = INDEX.matcher(asked).matches() ? Integer.parseInt(asked) : 0;
    if (pixels < 1 || pixels > LARGEST) {
      throw new ViewException(
          "size.invalid",
          String.format(
              Locale.ROOT, "The parameter %s is a number of pixels from 1 to %d.", name, LARGEST));
    }
    return pixels;
  }
}
