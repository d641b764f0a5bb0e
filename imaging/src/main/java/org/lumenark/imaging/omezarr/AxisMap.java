package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which axis of an array is t, c, z, y and x; -1 for those that it does not have.
 *
 * @param names of the axes, one letter each
 */
record AxisMap(String names) {

  /** The order that versions 0.1 and 0.2 prescribe; the last axes of it if there are fewer. */
  static Optional<AxisMap> ofRank(int rank) {
    return rank < 2 || rank > 5
        ? Optional.empty()
        : Optional.of(new AxisMap("tczyx".substring(5 - rank)));
  }

  /**
   * By type, and space by name: x, y, z in any order of theirs, else the last is x, the one before
   * it y. A custom axis takes the place of the channels. Version 0.3 has names only.
   *
   * @return empty if these are not 2 to 5 axes with two or three of space, at most one of time and
   *     one other
   */
  static Optional<AxisMap> of(JsonNode axes) {
    char[] letters = new char[axes.size()];
    List<Integer> space = new ArrayList<>();
    for (int i = 0; i < letters.length; i++) {
      String name =
          axes.get(i).isTextual() ? axes.get(i).asText() : axes.get(i).path("name").asText();
      String type = axes.get(i).path("type").asText(ofName(name));
      if (type.equals("space")) {
        space.add(i);
      }
      letters[i] =
          switch (type) {
            case "space" -> name.matches("[xyzXYZ]") ? Character.toLowerCase(name.charAt(0)) : '?';
            case "time" -> 't';
            default -> 'c';
          };
    }
    if (space.size() < 2 || space.size() > 3 || letters.length > 5) {
      return Optional.empty();
    }
    String known = new String(letters);
    boolean named = space.stream().allMatch(i -> letters[i] != '?');
    if (!named || known.indexOf('x') < 0 || known.indexOf('y') < 0) {
      String order = "zyx".substring(3 - space.size());
      for (int i = 0; i < space.size(); i++) {
        letters[space.get(i)] = order.charAt(i);
      }
      known = new String(letters);
    }
    boolean once = known.chars().distinct().count() == known.length();
    return once ? Optional.of(new AxisMap(known)) : Optional.empty();
  }

  private static String ofName(String name) {
    return switch (name) {
      case "x", "y", "z", "X", "Y", "Z" -> "space";
      case "t", "T", "time" -> "time";
      default -> "channel";
    };
  }

  int y() {
    return names.indexOf('y');
  }

  int x() {
    return names.indexOf('x');
  }

  /** The axis of a letter; -1 if there is none. */
  int axis(char letter) {
    return names.indexOf(letter);
  }

  /** The size along an axis, 1 if it is not there. */
  int size(int[] shape, char letter) {
    int axis = axis(letter);
    return axis < 0 ? 1 : shape[axis];
  }

  /** Position of a plane; 0 along y and x. */
  int[] position(int t, int c, int z) {
    int[] at = new int[names.length()];
    for (int axis = 0; axis < at.length; axis++) {
      at[axis] =
          switch (names.charAt(axis)) {
            case 't' -> t;
            case 'c' -> c;
            case 'z' -> z;
            default -> 0;
          };
    }
    return at;
  }
}
