package org.lumenark.imaging.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a path say about labels: {@code masks/cell_1.tif} and {@code cell_1_labels.tif}
 * hold the labels of {@code images/cell_1.tif} or {@code cell_1.tif}.
 *
 * @param label whether a word says so
 * @param rest the other words, without those that any picture may have
 */
record LabelName(boolean label, String rest) {

  private static final Set<String> LABEL =
      Set.of("label", "labels", "mask", "masks", "seg", "segmentation", "segmentations");
  private static final Set<String> PICTURE =
      Set.of("image", "images", "img", "imgs", "raw", "picture", "pictures");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+|[0-9]+");

  static LabelName of(String path) {
    int dot = path.lastIndexOf('.');
    String stem = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    boolean label = false;
    List<String> rest = new ArrayList<>();
    Matcher words = WORD.matcher(stem);
    while (words.find()) {
      String word = words.group().toLowerCase(Locale.ROOT);
      if (LABEL.contains(word)) {
        label = true;
      } else if (!PICTURE.contains(word)) {
        rest.add(word);
      }
    }
    return new LabelName(label, String.join(" ", rest));
  }

  /** A name for the group of labels that come from this file. */
  static String groupName(String path) {
    String name = Paths.name(path);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String clean = stem.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[._]+", "");
    return clean.isEmpty() ? "labels" : clean.substring(0, Math.min(clean.length(), 100));
  }
}
