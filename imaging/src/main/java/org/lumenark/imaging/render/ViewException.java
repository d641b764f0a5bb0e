package org.lumenark.imaging.render;

/** An image cannot be shown as it was asked for. */
public final class ViewException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable, such as {@code region.invalid}
   * @param message a sentence for the one who asked
   */
  public ViewException(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
