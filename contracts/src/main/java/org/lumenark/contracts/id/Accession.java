package org.lumenark.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Name of a study for ever: a collection's prefix and a number without leading zeros, such as
 * {@code S-LMK12}.
 *
 * @param value at most 40 characters
 */
public record Accession(@JsonValue String value) {

  private static final String PREFIX = "[A-Z][A-Z-]{0,28}[A-Z]";
  private static final Pattern PREFIX_FORM = Pattern.compile(PREFIX);
  private static final Pattern FORM = Pattern.compile(PREFIX + "[1-9][0-9]{0,9}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Accession {
    if (!isAccession(value)) {
      throw new IllegalArgumentException("not an accession");
    }
  }

  public static Accession of(String prefix, long number) {
    return new Accession(prefix + number);
  }

  public static boolean isAccession(String value) {
    return FORM.matcher(value).matches();
  }

  /**
   * Whether accessions may begin so. No prefix has a digit, so that each accession has one prefix,
   * also where a prefix is the beginning of another one.
   */
  public static boolean isPrefix(String value) {
    return PREFIX_FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
