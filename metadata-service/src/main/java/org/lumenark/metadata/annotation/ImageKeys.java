package org.lumenark.metadata.annotation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.annotation.AnnotationKey;
import org.lumenark.annotation.WellName;

/**
 * What a row may call an image. Its plate is any folder of its path, or its file with or without
 * the suffix, or what the plate calls itself; its well is what its place in the container says,
 * else its name, else its file's name. Its dataset is any folder, or none.
 */
public final class ImageKeys {

  /** Folders of a path that are taken, from the nearest one. */
  private static final int MOST_FOLDERS = 20;

  private static final Pattern PLACE = Pattern.compile("([A-Za-z]{1,2})/([0-9]{1,3})(?:/.*)?");
  private static final Pattern NAMED =
      Pattern.compile("\\bwell[ _]([A-Za-z]{1,2}[ _-]?[0-9]{1,3})\\b", Pattern.CASE_INSENSITIVE);

  /** {@code _B02_}, {@code -D03f00}: two digits, so that neither a site nor a channel is a well. */
  private static final Pattern IN_FILE =
      Pattern.compile("(?<![A-Za-z0-9])([A-P][0-4][0-9])(?=$|[^A-Za-z0-9]|f[0-9])");

  private static final List<String> DOUBLE_SUFFIXES = List.of(".ome.tiff", ".ome.tif", ".ome.zarr");

  private ImageKeys() {}

  /** By its path and its name. */
  public static Set<AnnotationKey> of(NamedImage image) {
    Set<AnnotationKey> keys = new LinkedHashSet<>();
    String path = image.path();
    List<String> folders = folders(path);
    String file = file(path);
    List<String> ends = ends(path);
    ends.forEach(end -> keys.add(AnnotationKey.file(end)));
    for (String known : List.of(image.name(), file, stem(file))) {
      keys.add(AnnotationKey.image("", known));
      folders.forEach(folder -> keys.add(AnnotationKey.image(folder, known)));
      ends.forEach(end -> keys.add(AnnotationKey.image(end, known)));
    }
    well(image)
        .ifPresent(well -> {
          List<String> plates = new ArrayList<>(folders);
          folders.forEach(folder -> plates.add(stem(folder)));
          plates.add(file);
          plates.add(stem(file));
          plates.forEach(plate -> keys.add(AnnotationKey.well(plate, well)));
        });
    return keys;
  }

  /**
   * By what its plate calls itself, which another plate may do as well; empty if that is not known.
   */
  public static Optional<AnnotationKey> ofPlate(NamedImage image) {
    return image.plate().flatMap(plate -> well(image).map(well -> AnnotationKey.well(plate, well)));
  }

  /** The well in which the images of a group of a plate lie. */
  public static Optional<WellName> wellOfGroup(String group) {
    Matcher place = PLACE.matcher(group);
    return place.matches() ? WellName.parse(place.group(1) + place.group(2)) : Optional.empty();
  }

  private static Optional<WellName> well(NamedImage image) {
    if (PLACE.matcher(image.group()).matches()) {
      return wellOfGroup(image.group());
    }
    Matcher named = NAMED.matcher(image.name());
    if (named.find()) {
      return WellName.parse(named.group(1));
    }
    Matcher inFile = IN_FILE.matcher(file(image.path()));
    if (!inFile.find()) {
      return Optional.empty();
    }
    Optional<WellName> only = WellName.parse(inFile.group(1));
    // Two of them are no way to tell which is the well.
    return inFile.find() ? Optional.empty() : only;
  }

  private static List<String> folders(String path) {
    String[] segments = path.split("/");
    int last = segments.length - 1;
    return List.of(segments).subList(Math.max(0, last - MOST_FOLDERS), Math.max(0, last));
  }

  /** The path, and what follows each of its slashes. */
  private static List<String> ends(String path) {
    List<String> ends = new ArrayList<>();
    ends.add(path);
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      ends.add(path.substring(slash + 1));
    }
    return ends.subList(Math.max(0, ends.size() - MOST_FOLDERS), ends.size());
  }

  private static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String stem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String suffix : DOUBLE_SUFFIXES) {
      if (lower.endsWith(suffix) && lower.length() > suffix.length()) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
