package org.lumenark.imaging.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names the groups of images that share one container. What a source says of its own images holds
 * where it is the only one; else images are numbered. Labels go with their image.
 */
public final class GroupPaths {

  private static final String LABELS = "labels/";

  private GroupPaths() {}

  /**
   * One image that needs a group.
   *
   * @param source number of the source it comes from
   * @param path as {@link PixelSource#groupPath(int)} gives it
   */
  public record Wish(int source, Optional<String> path) {}

  /** A path for each, in their order; all different. */
  public static List<String> of(List<Wish> wishes) {
    boolean one = wishes.stream().map(Wish::source).distinct().count() == 1;
    Map<String, String> given = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<String> paths = new ArrayList<>();
    int number = 0;
    for (Wish wish : wishes) {
      Optional<String> wanted = one ? wish.path() : belowItsImage(wish, given);
      String path = wanted.orElse(null);
      if (path == null || taken.contains(path)) {
        path = wishes.size() == 1 ? "" : Integer.toString(number++);
        while (taken.contains(path)) {
          path = Integer.toString(number++);
        }
      }
      taken.add(path);
      paths.add(path);
      if (wish.path().isPresent()) {
        given.putIfAbsent(wish.source() + ":" + wish.path().get(), path);
      }
    }
    return paths;
  }

  /** The group of the image that these are labels of; empty for other images. */
  public static Optional<String> imageOfLabels(String path) {
    int at = path.startsWith(LABELS) ? 0 : path.lastIndexOf("/" + LABELS);
    return at < 0 ? Optional.empty() : Optional.of(path.substring(0, at));
  }

  /** The name of labels below the group {@code labels}. */
  public static String labelName(String path) {
    return path.substring(path.lastIndexOf(LABELS) + LABELS.length());
  }

  private static Optional<String> belowItsImage(Wish wish, Map<String, String> given) {
    return wish.path()
        .flatMap(path ->
            imageOfLabels(path)
                .map(image -> given.get(wish.source() + ":" + image))
                .map(image -> (image.isEmpty() ? "" : image + "/") + LABELS + labelName(path)));
  }
}
