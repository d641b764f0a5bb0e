package org.lumenark.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How far the conversion of an image, or of the image that a file belongs to, has come. */
public enum ImageState {
  PENDING("pending"),
  CONVERTED("converted"),
  FAILED("failed"),
  NO_READER("no-reader");

  private final String value;

  ImageState(String value) {
    this.value = value;
  }

  @JsonValue
  public String value() {
    return value;
  }

  @JsonCreator
  public static ImageState of(String value) {
    for (ImageState state : values()) {
      if (state.value.equals(value)) {
        return state;
      }
    }
    throw new IllegalArgumentException("no image state: " + value);
  }
}
