package org.lumenark.standalone.command;

import org.lumenark.standalone.StackStatus;

/**
 * What the client adds to {@code up}. Messages go to standard error. An exception ends the command
 * with its message; the stack stays up.
 */
public interface AfterUp {
  /**
   * Called when all is ready: keeps a login of the demo account {@code depositor} for the stack's
   * URL where none is kept yet.
   */
  void keepDemoLogin(StackStatus stack) throws Exception;

  /** Called after that for {@code up --demo}: deposits the sample study that is shipped. */
  void depositDemo(StackStatus stack) throws Exception;
}
