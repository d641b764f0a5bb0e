package org.lumenark.client.progress;

import java.io.PrintStream;
import java.time.Duration;

/**
 * One line about what is waited for: rewritten on a terminal, elsewhere when it changed, now and
 * then.
 */
public final class StatusLine implements AutoCloseable {

  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final PrintStream out;
  private final Terminal terminal;
  private String last = "";
  private long lastShown;

  public StatusLine(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
    this.lastShown = System.nanoTime();
  }

  public void show(String text) {
    if (text.equals(last) || terminal == Terminal.QUIET) {
      return;
    }
    if (terminal == Terminal.YES) {
      out.print("\r" + text + "\u001b[K");
      out.flush();
      last = text;
    } else if (System.nanoTime() - lastShown >= ELSEWHERE.toNanos()) {
      out.println(text);
      last = text;
      lastShown = System.nanoTime();
    }
  }

  @Override
  public void close() {
    if (terminal == Terminal.YES && !last.isEmpty()) {
      out.println();
      last = "";
    }
  }
}
