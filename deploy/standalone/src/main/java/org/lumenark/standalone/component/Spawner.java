package org.lumenark.standalone.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts every child from one platform thread that lives as long as this process.
 *
 * <p>The kernel ends a child with its parent <em>thread</em> ({@code PR_SET_PDEATHSIG}); a child
 * that was started from a pooled or virtual thread would be killed at random.
 */
public final class Spawner {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("lumenark-spawner").daemon().factory());

  private Spawner() {}

  /** Starts a server; its standard error is joined to its standard output. */
  public static Process start(ServiceUser user, Launch launch) throws IOException {
    List<String> command = new ArrayList<>(user.prefix());
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.directory().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.putAll(launch.environment());
    try {
      return THREAD.submit(builder::start).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process was started", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot start " + launch.command().getFirst(), e.getCause());
    }
  }

  /** Runs a short command to its end and returns its output; fails with that output. */
  public static String run(ServiceUser user, Launch launch)
      throws IOException, InterruptedException {
    Process process = start(user, launch);
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readNBytes(1 << 20), StandardCharsets.UTF_8);
      output.transferTo(java.io.OutputStream.nullOutputStream());
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(
            launch.command().getFirst() + " ended with " + exit + ":\n" + text.strip());
      }
      return text;
    } finally {
      process.destroyForcibly();
    }
  }
}
