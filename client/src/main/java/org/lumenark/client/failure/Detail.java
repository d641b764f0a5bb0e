package org.lumenark.client.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One of several things that are wrong.
 *
 * @param place file, JSON pointer, row or position
 * @param remedy what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Detail(String code, @Nullable String place, String message, @Nullable String remedy) {

  public static Detail of(String code, String place, String message) {
    return new Detail(code, place, message, null);
  }

  @Override
  public String toString() {
    return (place == null ? "" : place + ": ")
        + message
        + (remedy == null ? "" : " " + remedy)
        + " ["
        + code
        + "]";
  }
}
