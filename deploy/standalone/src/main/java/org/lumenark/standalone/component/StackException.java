package org.lumenark.standalone.component;

/** The stack cannot do what was asked. The message names the remedy and is meant for people. */
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;

  /** What is wrong, with the exit code of contract 11. */
  public enum Kind {
    USAGE(64),
    INPUT(66),
    UNAVAILABLE(69),
    IO(74),
    CANNOT_CREATE(73),
    BUSY(75),
    MISSING(78);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  public StackException(Kind kind, String code, String message) {
    super(message);
    this.kind = kind;
    this.code = code;
  }

  public Kind kind() {
    return kind;
  }

  /** A stable code, for example {@code stack.port-in-use}. */
  public String code() {
    return code;
  }
}
