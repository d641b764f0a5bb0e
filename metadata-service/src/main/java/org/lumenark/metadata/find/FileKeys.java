package org.lumenark.metadata.find;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.metadata.file.AttributeFilter;

/**
 * What a file is found by beside its attributes, in the same index: under names that no column of a
 * file list can have, as they begin with a character that no cell holds.
 *
 * <p>Running numbers would have a row of the index for each file. A number has two keys instead,
 * which others share: its last two digits, and its remainder by 97. Both together leave one of
 * 9,700 numbers, and which of them is meant is seen in the paths.
 */
public final class FileKeys {

  static final String EVERY = key("file", "");

  private static final int ENDINGS = 100;

  /** A prime, so that it tells apart what ends alike. */
  private static final int DIVISOR = 97;

  private static final Pattern EXTENSION =
      Pattern.compile("[^/]\\.((?:[A-Za-z0-9]{1,4}\\.)?([A-Za-z0-9]{1,10}))$");

  private FileKeys() {}

  /** All keys of a file but for its format, which is known later. */
  public static Set<String> of(String path, long size) {
    Set<String> keys = new HashSet<>();
    keys.add(EVERY);
    for (FileWording.Run run : FileWording.of(path).runs()) {
      if (!run.hasDigits()) {
        keys.add(word(run.whole()));
      }
      run.pieces().stream().map(FileKeys::piece).forEach(keys::addAll);
    }
    extensions(path).stream().map(FileKeys::extension).forEach(keys::add);
    keys.add(sizeClass(SizeClass.of(size)));
    keys.add(key("sizes", SizeRange.of(size).value()));
    return keys;
  }

  static String word(String word) {
    return key("word", word);
  }

  /** Of a piece of a run, which is a word or a number. */
  static List<String> piece(String piece) {
    if (!FileWording.isNumber(piece)) {
      return List.of(word(piece));
    }
    int ending = 0;
    int remainder = 0;
    for (int i = 0; i < piece.length(); i++) {
      int digit = Math.max(0, Character.digit(piece.charAt(i), 10));
      ending = (ending * 10 + digit) % ENDINGS;
      remainder = (remainder * 10 + digit) % DIVISOR;
    }
    return List.of(
        key("number", String.valueOf(ending)), key("remainder", String.valueOf(remainder)));
  }

  static String extension(String extension) {
    return key("extension", extension);
  }

  static String format(String format) {
    return key("format", format);
  }

  static String sizeClass(SizeClass sizes) {
    return key("size", sizes.name());
  }

  /** Of the size as facets count it. */
  static String sizes(SizeRange range) {
    return key("sizes", range.value());
  }

  /** {@code tif}, and {@code ome.tif} where there are two; in lower case. */
  static List<String> extensions(String path) {
    List<String> found = new ArrayList<>();
    Matcher matcher = EXTENSION.matcher(path);
    if (matcher.find()) {
      String both = matcher.group(1).toLowerCase(Locale.ROOT);
      found.add(matcher.group(2).toLowerCase(Locale.ROOT));
      if (!found.contains(both)) {
        found.add(both);
      }
    }
    return found;
  }

  private static String key(String kind, String value) {
    return AttributeFilter.text(String.valueOf(AttributeFilter.BETWEEN) + kind, value);
  }
}
