package org.lumenark.imaging.source;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something is wrong with the file itself: a stable code, the place in the file and a sentence for
 * its owner.
 */
public final class ImagingException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

  private final String code;
  private final @Nullable String place;

  /**
   * @param code such as {@code tiff.strip-past-end}
   * @param place such as {@code nuclei.tif IFD 3 tag 273}; null if the whole file is meant
   */
  public ImagingException(String code, @Nullable String place, String message) {
    this(code, place, message, null);
  }

  public ImagingException(
      String code, @Nullable String place, String message, @Nullable Throwable cause) {
    super(message, cause);
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("not a code: " + code);
    }
    this.code = code;
    this.place = place;
  }

  public String code() {
    return code;
  }

  public Optional<String> place() {
    return Optional.ofNullable(place);
  }
}
