package org.lumenark.imaging.nrrd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lumenark.imaging.raw.RawShape.Outer;
import org.lumenark.imaging.source.ImagingException;

/**
 * What the axes of an array are, the fastest first. Kinds decide; axes without a kind, or that are
 * of the domain, are x, y, z and then t, in their order. Colours, vectors and lists are channels.
 *
 * @param letters x, y, z, t, c, or 1 for an axis that stands for nothing
 * @param sizes of the axes
 * @param rgb whether the channels are red, green and blue
 */
record NrrdAxes(String letters, List<Long> sizes, boolean rgb) {

  private static final int MAX_AXES = 16;
  private static final char NOTHING = '1';

  static NrrdAxes of(NrrdHeader header) throws ImagingException {
    String place = header.path() + " header";
    long count = header.number("dimension");
    if (count < 1 || count > MAX_AXES) {
      throw NrrdHeader.bad(place, "The array has " + count + " dimensions.");
    }
    List<Long> sizes = new ArrayList<>();
    for (String size : header.perAxis("sizes", (int) count)) {
      sizes.add(size(size, place));
    }
    if (sizes.isEmpty()) {
      header.required("sizes");
    }
    List<String> kinds = header.perAxis("kinds", (int) count);
    List<String> directions = header.perAxis("spacedirections", (int) count);
    StringBuilder letters = new StringBuilder();
    boolean rgb = false;
    for (int axis = 0; axis < count; axis++) {
      String kind = kinds.isEmpty() ? "???" : kinds.get(axis).toLowerCase(Locale.ROOT);
      boolean outside = !directions.isEmpty() && directions.get(axis).equals("none");
      letters.append(letter(kind, outside, sizes.get(axis), letters.toString(), place));
      rgb |= kind.equals("rgb-color") || kind.equals("rgba-color");
    }
    return checked(letters.toString(), sizes, rgb, place);
  }

  private static long size(String text, String place) throws ImagingException {
    try {
      long size = Long.parseLong(text);
      if (size >= 1 && size <= Integer.MAX_VALUE) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw NrrdHeader.bad(place, "The size '" + text + "' is not a number.");
    }
    throw new ImagingException("nrrd.bad-size", place, "An axis has " + text + " steps.");
  }

  private static char letter(String kind, boolean outside, long size, String before, String place)
      throws ImagingException {
    if (kind.equals("complex") && size > 1) {
      throw new ImagingException(
          "nrrd.unsupported-complex",
          place,
          "The array holds complex numbers, which OME-Zarr has no type for.");
    }
    if (kind.equals("time")) {
      return 't';
    }
    boolean domain = kind.equals("domain") || kind.equals("space");
    boolean unknown = kind.equals("???") || kind.equals("none");
    if (domain || (unknown && !outside)) {
      for (char letter : "xyztc".toCharArray()) {
        if (before.indexOf(letter) < 0) {
          return letter;
        }
      }
    }
    return size == 1 ? NOTHING : 'c';
  }

  /** An axis of one step stands for nothing; two longer ones for the same are not read. */
  private static NrrdAxes checked(String letters, List<Long> sizes, boolean rgb, String place)
      throws ImagingException {
    StringBuilder kept = new StringBuilder();
    for (int axis = 0; axis < sizes.size(); axis++) {
      char letter = letters.charAt(axis);
      boolean twice = kept.indexOf(String.valueOf(letter)) >= 0;
      if (twice && sizes.get(axis) > 1) {
        throw new ImagingException(
            "nrrd.unsupported-axes",
            place,
            "The array has more axes than x, y, z, t and one of channels.");
      }
      kept.append(twice ? NOTHING : letter);
    }
    NrrdAxes axes = new NrrdAxes(kept.toString(), List.copyOf(sizes), rgb);
    if (!axes.longOnes().matches("c?x?y?[ztc]*")) {
      throw new ImagingException(
          "nrrd.unsupported-axes",
          place,
          "The samples of a row do not lie together: the axes are "
              + kept
              + ", the fastest first.");
    }
    return axes;
  }

  /** The axes that have more than one step. */
  private String longOnes() {
    StringBuilder kept = new StringBuilder();
    for (int axis = 0; axis < sizes.size(); axis++) {
      if (sizes.get(axis) > 1) {
        kept.append(letters.charAt(axis));
      }
    }
    return kept.toString();
  }

  /** Steps of an axis; 1 if it is not there. */
  long size(char letter) {
    int axis = letters.indexOf(letter);
    return axis < 0 ? 1 : sizes.get(axis);
  }

  /** Whether the channels of a pixel lie together. */
  boolean interleaved() {
    return longOnes().startsWith("c");
  }

  /** The axes outside a plane, the fastest first. */
  List<Outer> outer() {
    List<Outer> outer = new ArrayList<>();
    for (char letter : longOnes().toCharArray()) {
      switch (letter) {
        case 'z' -> outer.add(Outer.Z);
        case 't' -> outer.add(Outer.T);
        case 'c' -> {
          if (!interleaved()) {
            outer.add(Outer.GROUP);
          }
        }
        default -> {
          // x and y are inside it.
        }
      }
    }
    for (Outer axis : Outer.values()) {
      if (!outer.contains(axis)) {
        outer.add(axis);
      }
    }
    return outer;
  }
}
