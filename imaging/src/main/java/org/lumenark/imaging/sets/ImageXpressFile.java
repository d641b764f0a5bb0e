package org.lumenark.imaging.sets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One TIFF of MetaXpress by its path: {@code [TimePoint_1/][ZStep_2/]NAME_B02[_s1][_w1][GUID].TIF}.
 *
 * @param folder of the plate, empty for the root
 * @param name of the plate
 * @param timePoint as in the folder's name, empty if there is none
 * @param step as in the folder's name, empty if there is none
 * @param site from 1, empty if the plate has one
 * @param wave from 1, empty if the plate has one
 * @param thumbnail a small picture beside the plane itself
 */
record ImageXpressFile(
    String path,
    String folder,
    String name,
    Well well,
    String timePoint,
    String step,
    String site,
    String wave,
    boolean thumbnail) {

  private static final Pattern NAME =
      Pattern.compile(
          "(?<name>.+)_(?<well>[A-Z]{1,2}[0-9]{2})(?:_s(?<site>[0-9]{1,5}))?(?:_w(?<wave>[0-9]))?"
              + "(?<thumbnail>_thumb)?"
              + "(?:[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12})?\\.tiff?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TIME =
      Pattern.compile("TimePoint_([0-9]{1,6})", Pattern.CASE_INSENSITIVE);
  private static final Pattern STEP =
      Pattern.compile("ZStep_([0-9]{1,6})", Pattern.CASE_INSENSITIVE);

  /** Empty if the path is none of these. */
  static Optional<ImageXpressFile> of(String path) {
    Matcher name = NAME.matcher(lastOf(path));
    if (!name.matches()) {
      return Optional.empty();
    }
    Optional<Well> well = Well.parse(name.group("well"));
    String folder = parentOf(path);
    String step = number(STEP, lastOf(folder));
    folder = step.isEmpty() ? folder : parentOf(folder);
    String time = number(TIME, lastOf(folder));
    folder = time.isEmpty() ? folder : parentOf(folder);
    String plate = folder;
    return well.map(each ->
        new ImageXpressFile(
            path,
            plate,
            name.group("name"),
            each,
            time,
            step,
            orEmpty(name.group("site")),
            orEmpty(name.group("wave")),
            name.group("thumbnail") != null));
  }

  /** The folder of the plate that an index in this folder speaks of. */
  static String plateFolder(String index) {
    String folder = parentOf(index);
    return TIME.matcher(lastOf(folder)).matches() ? parentOf(folder) : folder;
  }

  /** Whether the folders around it leave no doubt who wrote it, also without an index. */
  boolean unmistakable() {
    return !timePoint.isEmpty() && !site.isEmpty() && !wave.isEmpty();
  }

  PlaneFile plane() {
    return new PlaneFile(path, Optional.of(well), site, timePoint, wave, step);
  }

  static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String parentOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
