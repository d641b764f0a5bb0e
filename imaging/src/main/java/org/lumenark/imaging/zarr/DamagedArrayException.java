package org.lumenark.imaging.zarr;

import java.io.IOException;

/** Objects of a container are not what this library writes: damaged, or of another make. */
public final class DamagedArrayException extends IOException {

  private static final long serialVersionUID = 1L;

  public DamagedArrayException(String message) {
    super(message);
  }

  public DamagedArrayException(String message, Throwable cause) {
    super(message, cause);
  }
}
