package org.lumenark.metadata.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Files that a file list gives this value of this attribute, both exactly as the list has them.
 *
 * <p>The index on it holds for each value which of {@value #BLOCK} files of a block have it.
 */
public record AttributeFilter(String name, String value) {

  /** Files that one row of the index is about. */
  public static final int BLOCK = 512;

  /** What no cell of a file list may hold. */
  public static final char BETWEEN = '\u001F';

  private static final int MOST = 8;

  /** What no column is called. */
  private static final String COMPONENT = BETWEEN + "component";

  /**
   * Reads filters as requests have them: {@code NAME:VALUE}, with quotes around a name that has a
   * colon or begins with a quote; a quote within quotes is doubled.
   *
   * @throws ProblemException {@code request.invalid} if one is no filter, or there are too many
   */
  public static List<AttributeFilter> parse(List<String> texts) {
    if (texts.size() > MOST) {
      throw invalid("There are at most " + MOST + " filters.");
    }
    return texts.stream().map(AttributeFilter::parse).distinct().toList();
  }

  /**
   * The same, and that a file is in a component.
   *
   * @param component name of its file list; an empty one is for files that are in none
   */
  public static List<AttributeFilter> parse(List<String> texts, @Nullable String component) {
    List<AttributeFilter> filters = new ArrayList<>(parse(texts));
    if (component != null) {
      filters.add(ofComponent(component));
    }
    return List.copyOf(filters);
  }

  /** Files that are in a component; of an empty one those that are in none. */
  public static AttributeFilter ofComponent(String component) {
    return new AttributeFilter(COMPONENT, component);
  }

  /** Whether it is about a component and not about an attribute. */
  public boolean isOfComponent() {
    return name.equals(COMPONENT);
  }

  /** What the keys of a file that is in these components are made of. */
  public static List<String> ofComponents(List<String> names) {
    return (names.isEmpty() ? List.of("") : names)
        .stream().map(name -> text(COMPONENT, name)).toList();
  }

  private static AttributeFilter parse(String text) {
    int end = text.startsWith("\"") ? endOfQuotes(text) : text.indexOf(':');
    boolean isPair = end > 0 && end < text.length() && text.charAt(end) == ':';
    if (!isPair || end + 1 == text.length()) {
      throw invalid(
          "filter is NAME:VALUE, such as Gene:PLK1; a name with a colon stands in quotes.");
    }
    String name = text.substring(0, end);
    return new AttributeFilter(
        name.startsWith("\"") ? name.substring(1, end - 1).replace("\"\"", "\"") : name,
        text.substring(end + 1));
  }

  /** Index behind the closing quote; -1 if there is none. */
  private static int endOfQuotes(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '"') {
          return i + 1;
        }
        i++;
      }
    }
    return -1;
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemType.INVALID, detail);
  }

  /** What its key in the index is made of. */
  public static String text(String name, String value) {
    return name + BETWEEN + value;
  }

  /** As requests write it. */
  public String asked() {
    boolean quoted = name.startsWith("\"") || name.indexOf(':') >= 0;
    return (quoted ? '"' + name.replace("\"", "\"\"") + '"' : name) + ':' + value;
  }

  /** Its key in the index, in hex. */
  public String key() {
    return PathKey.hex(text(name, value));
  }
}
