package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * The structure behind tag 34361 of Olympus FluoView: the name of the image and its axes, the first
 * of which varies fastest.
 */
record FluoViewHeader(String name, List<Axis> axes) {

  private static final int AXES = 284;
  private static final int AXIS_BYTES = 100;
  private static final int MAX_AXES = 10;

  /**
   * @param letter x, y, z, c or t; ? for any other
   */
  record Axis(char letter, String name, int size, double step, String unit) {}

  static FluoViewHeader read(TiffDirectory first) throws IOException, ImagingException {
    TiffInput input = first.input();
    long at = first.position(Tag.FLUOVIEW_HEADER);
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < MAX_AXES; i++) {
      long axis = at + AXES + (long) i * AXIS_BYTES;
      String name = input.text(axis, 16);
      int size = input.signed32(axis + 16);
      if (name.isEmpty() || size < 1) {
        break;
      }
      axes.add(
          new Axis(letter(name), name, size, input.real64(axis + 28), input.text(axis + 36, 64)));
    }
    return new FluoViewHeader(input.text(at + 3, 257), axes);
  }

  private static char letter(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "X" -> 'x';
      case "Y" -> 'y';
      case "Z" -> 'z';
      case "T", "TIME" -> 't';
      case "CH", "WAVELENGTH" -> 'c';
      default -> '?';
    };
  }

  /** Empty where the axes are not those of an image here, or do not make up the pages. */
  Optional<PlaneOrder> order(int pages) {
    int[] sizes = {1, 1, 1};
    StringBuilder order = new StringBuilder();
    for (Axis axis : axes) {
      int index = "czt".indexOf(axis.letter);
      if (index < 0 && axis.size > 1 && axis.letter != 'x' && axis.letter != 'y') {
        return Optional.empty();
      }
      if (index >= 0 && order.indexOf(String.valueOf(axis.letter)) < 0) {
        sizes[index] = axis.size;
        order.append(axis.letter);
      }
    }
    PlaneOrder found = new PlaneOrder(sizes[0], sizes[1], sizes[2], order.toString());
    return found.planes() == pages ? Optional.of(found) : Optional.empty();
  }

  PhysicalSizes physicalSizes(PlaneOrder order) {
    return new PhysicalSizes(
        length('x'),
        length('y'),
        order.slices() > 1 ? length('z') : OptionalDouble.empty(),
        order.frames() > 1 ? seconds() : OptionalDouble.empty());
  }

  private OptionalDouble length(char letter) {
    for (Axis axis : axes) {
      double unit = Lengths.micrometres(axis.unit);
      if (axis.letter == letter && unit > 0) {
        return OptionalDouble.of(axis.step * unit);
      }
    }
    return OptionalDouble.empty();
  }

  private OptionalDouble seconds() {
    for (Axis axis : axes) {
      double unit =
          switch (axis.unit) {
            case "s", "sec" -> 1;
            case "ms" -> 1e-3;
            default -> 0;
          };
      if (axis.letter == 't' && unit > 0) {
        return OptionalDouble.of(axis.step * unit);
      }
    }
    return OptionalDouble.empty();
  }

  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("FluoView.Name", name);
    for (Axis axis : axes) {
      metadata.put("FluoView.Axis." + axis.name, axis.size + " x " + axis.step + " " + axis.unit);
    }
    return metadata;
  }
}
