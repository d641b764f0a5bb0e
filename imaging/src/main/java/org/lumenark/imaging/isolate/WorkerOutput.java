package org.lumenark.imaging.isolate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker prints: its complaints, which a hostile file may have a word in. A bounded part of
 * it is logged; the rest is read and dropped, so that the worker never waits for us.
 */
final class WorkerOutput {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerOutput.class);
  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 500;
  private static final int TAIL_LINES = 8;

  private final long pid;
  private final Deque<String> tail = new ArrayDeque<>();
  private final Thread thread;
  private int lines;

  private WorkerOutput(Process process) {
    pid = process.pid();
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("lumenark-worker-output")
            .unstarted(() -> read(process.errorReader(StandardCharsets.UTF_8)));
  }

  static WorkerOutput follow(Process process) {
    WorkerOutput output = new WorkerOutput(process);
    output.thread.start();
    return output;
  }

  /** The last lines, once the process has ended. */
  String tail() {
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (tail) {
      return String.join(" | ", tail);
    }
  }

  private void read(BufferedReader in) {
    StringBuilder line = new StringBuilder();
    try (in) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          line(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST_LINE) {
          line.append(Character.isISOControl(c) ? ' ' : (char) c);
        }
      }
    } catch (IOException e) {
      LOG.debug("worker {} says no more", pid);
    }
  }

  private void line(String text) {
    synchronized (tail) {
      if (tail.size() == TAIL_LINES) {
        tail.removeFirst();
      }
      tail.addLast(text);
    }
    if (lines < MOST_LINES) {
      lines++;
      LOG.info("worker {}: {}", pid, text);
    }
  }
}
