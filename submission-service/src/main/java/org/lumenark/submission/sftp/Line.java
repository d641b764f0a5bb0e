package org.lumenark.submission.sftp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The connection of one client: when it was heard last, and whether it is gone. */
final class Line extends FilterInputStream {

  private final Runnable hangUp;
  private volatile long heard = System.nanoTime();
  private volatile boolean isGone;

  Line(InputStream in, Runnable hangUp) {
    super(in);
    this.hangUp = hangUp;
  }

  @Override
  public int read() throws IOException {
    int got = super.read();
    heard = System.nanoTime();
    return got;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    int got = super.read(target, offset, count);
    heard = System.nanoTime();
    return got;
  }

  /** The client is not connected any more. */
  void gone() {
    isGone = true;
  }

  boolean isGone() {
    return isGone;
  }

  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heard);
  }

  void hangUp() {
    isGone = true;
    hangUp.run();
  }
}
