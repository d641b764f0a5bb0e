package org.lumenark.client.command;

import java.util.Locale;
import org.lumenark.client.check.CheckProgress;
import org.lumenark.client.progress.StatusLine;

/** Shows how far a check is. */
final class CheckText {

  private CheckText() {}

  static CheckProgress on(StatusLine line) {
    return (step, done, total) ->
        line.show(String.format(Locale.ROOT, "%s: %,d of %,d", step, done, total));
  }
}
