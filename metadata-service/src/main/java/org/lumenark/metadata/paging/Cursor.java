package org.lumenark.metadata.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Place in an ordered list: the sort key of the last item seen. It stays right while rows are
 * added, as it names a place and not a count. Opaque to clients.
 */
public record Cursor(List<String> parts) {

  private static final String SEPARATOR = "\n";
  private static final int MOST_CHARACTERS = 500;

  public Cursor {
    parts = List.copyOf(parts);
  }

  public static Cursor after(Object... parts) {
    return new Cursor(java.util.Arrays.stream(parts).map(String::valueOf).toList());
  }

  /**
   * @throws ProblemException {@code request.invalid} if it is none of ours
   */
  public static Cursor parse(String text, int parts) {
    try {
      if (text.length() <= MOST_CHARACTERS) {
        String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
        List<String> found = List.of(plain.split(SEPARATOR, -1));
        if (found.size() == parts) {
          return new Cursor(found);
        }
      }
    } catch (IllegalArgumentException notBase64) {
      throw invalid();
    }
    throw invalid();
  }

  public String part(int index) {
    return parts.get(index);
  }

  /**
   * @throws ProblemException {@code request.invalid} if the part is no number
   */
  public long number(int index) {
    try {
      return Long.parseLong(part(index));
    } catch (NumberFormatException noNumber) {
      throw invalid();
    }
  }

  public static ProblemException invalid() {
    return new ProblemException(ProblemType.INVALID, "cursor is none that this list gave.");
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(UTF_8));
  }
}
