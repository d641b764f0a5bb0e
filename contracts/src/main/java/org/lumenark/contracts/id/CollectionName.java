package org.lumenark.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Name of a collection of studies, as PageTab says it by {@code AttachTo}: a letter, then letters,
 * digits, hyphens and underscores.
 *
 * @param value at most 64 characters
 */
public record CollectionName(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /**
   * What studies are in that name none. It is the word that PageTab for the BioImage Archive has,
   * so that such files are deposited as they are.
   */
  public static final CollectionName DEFAULT = new CollectionName("BioImages");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CollectionName {
    if (!isCollectionName(value)) {
      throw new IllegalArgumentException("not a name of a collection");
    }
  }

  public static boolean isCollectionName(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
