package org.lumenark.client.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far a transfer is: files, bytes, rate, time left. Rewrites one line of a terminal; elsewhere
 * a line now and then. Safe for many threads.
 */
public final class Progress implements AutoCloseable {

  private static final Duration TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofSeconds(1);

  /** After so long without a byte or file a transfer stalls. */
  private static final Duration STALLED = Duration.ofSeconds(15);

  private final PrintStream out;
  private final Terminal terminal;
  private final LongSupplier nanos;
  private final String verb;
  private final long files;
  private final long bytes;
  private final long started;
  private final AtomicLong doneFiles = new AtomicLong();
  private final AtomicLong doneBytes = new AtomicLong();
  private final AtomicLong lastShown;
  private final AtomicLong lastMoved;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param verb such as {@code Sent}
   * @param files how many in all
   */
  public Progress(
      PrintStream out, Terminal terminal, LongSupplier nanos, String verb, long files, long bytes) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    this.verb = verb;
    this.files = files;
    this.bytes = bytes;
    this.started = nanos.getAsLong();
    this.lastShown = new AtomicLong(started);
    this.lastMoved = new AtomicLong(started);
  }

  /** Looks each second until it is closed, so that silence shows too. */
  public Progress ticking() {
    if (terminal != Terminal.QUIET) {
      Thread.ofVirtual().name("progress").start(this::tickUntilClosed);
    }
    return this;
  }

  private void tickUntilClosed() {
    try {
      while (!closed.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows that nothing has moved for long; else what moves shows itself. */
  void tick() {
    if (doneFiles.get() < files && silence(nanos.getAsLong()).compareTo(STALLED) >= 0) {
      show();
    }
  }

  /** Shows nothing. */
  public static Progress silent() {
    return new Progress(
        new PrintStream(PrintStream.nullOutputStream()), Terminal.QUIET, () -> 0, "", 0, 0);
  }

  public void files(long count) {
    doneFiles.addAndGet(count);
    moved(count);
  }

  /** Negative to take back what has to be sent again. */
  public void bytes(long count) {
    doneBytes.addAndGet(count);
    moved(count);
  }

  private void moved(long count) {
    if (count > 0) {
      lastMoved.set(nanos.getAsLong());
    }
    show();
  }

  private Duration silence(long now) {
    return Duration.ofNanos(now - lastMoved.get());
  }

  public long doneFiles() {
    return doneFiles.get();
  }

  public long doneBytes() {
    return doneBytes.get();
  }

  private void show() {
    long now = nanos.getAsLong();
    long last = lastShown.get();
    Duration interval = terminal == Terminal.YES ? TERMINAL : ELSEWHERE;
    if (terminal != Terminal.QUIET
        && now - last >= interval.toNanos()
        && lastShown.compareAndSet(last, now)) {
      print(line(now));
    }
  }

  private void print(String line) {
    if (terminal == Terminal.YES) {
      out.print("\r" + line + "\u001b[K");
      out.flush();
    } else {
      out.println(line);
    }
  }

  /** Leaves the last state as a line of its own. */
  @Override
  public void close() {
    closed.countDown();
    if (terminal == Terminal.YES && lastShown.get() != started) {
      print(line(nanos.getAsLong()));
      out.println();
    }
  }

  String line(long now) {
    double seconds = Math.max(0.001, (now - started) / 1e9);
    long sent = doneBytes.get();
    double rate = sent / seconds;
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%s %,d of %,d files, %s of %s, %s/s",
            verb,
            doneFiles.get(),
            files,
            size(sent),
            size(bytes),
            size((long) rate)));
    Duration silence = silence(now);
    if (doneFiles.get() < files && silence.compareTo(STALLED) >= 0) {
      return line.append(", stalled for ").append(time(silence.toSeconds())).toString();
    }
    if (rate > 0 && bytes > sent) {
      line.append(", ").append(time((long) ((bytes - sent) / rate))).append(" left");
    }
    return line.toString();
  }

  /** Such as {@code 12.3 MB}; thousands, not 1,024. */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    String units = "kMGTPE";
    double value = bytes;
    int unit = -1;
    while (value >= 999.95 && unit < units.length() - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", value, units.charAt(unit));
  }

  private static String time(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
