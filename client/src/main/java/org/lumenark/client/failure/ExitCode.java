package org.lumenark.client.failure;

/** Exit codes of the command line; the numbers are those of {@code sysexits.h}. */
public enum ExitCode {
  DONE(0),
  USAGE(64),
  BAD_DATA(65),
  NO_INPUT(66),
  UNAVAILABLE(69),
  OUR_BUG(70),
  CANNOT_CREATE(73),
  INPUT_OUTPUT(74),
  TRY_AGAIN(75),
  NOT_ALLOWED(77),
  MACHINE_LACKS(78);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
