package org.lumenark.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The {@code sftp} of OpenSSH, unmodified, as a person's script calls it.
 *
 * @param folder for its files
 */
record Sftp(Path folder, int port, String name, String password) {

  private static final long LONG_SECONDS = 180;

  /** What it did with all its commands, or up to the first that failed. */
  record Run(int exit, String said) {}

  static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("sftp", "-h").redirectErrorStream(true).start().waitFor() >= 0;
    } catch (IOException absent) {
      return false;
    }
  }

  Run run(String... commands) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "sftp", ".log");
    Process process = begin(log, List.of(), commands);
    if (!process.waitFor(LONG_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("sftp does not end: " + Files.readString(log));
    }
    return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }

  Process begin(Path log, List<String> options, String... commands) throws IOException {
    Path batch = Files.createTempFile(folder, "commands", ".txt");
    Files.write(batch, List.of(commands), StandardCharsets.UTF_8);
    List<String> withBatch = new ArrayList<>(List.of("-oBatchMode=no", "-b", batch.toString()));
    withBatch.addAll(options);
    return start(log, command(withBatch));
  }

  /** As a person at a terminal has it: what is written to the process is typed. */
  Process type(Path log, List<String> options) throws IOException {
    String line = String.join(" ", command(options));
    return start(
        Files.createTempFile(folder, "script", ".log"),
        List.of("script", "-q", "-f", "-c", line, log.toString()));
  }

  private List<String> command(List<String> options) {
    List<String> command = new ArrayList<>(List.of("sftp"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-oStrictHostKeyChecking=no",
            "-oUserKnownHostsFile=" + folder.resolve("known_hosts"),
            "-oPreferredAuthentications=password",
            "-oNumberOfPasswordPrompts=1",
            "-P",
            Integer.toString(port),
            name + "@127.0.0.1"));
    return command;
  }

  private Process start(Path log, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("SSH_ASKPASS", askPass().toString());
    builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
    builder.environment().put("SFTP_PASSWORD", password);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private Path askPass() throws IOException {
    Path script = folder.resolve("askpass");
    if (!Files.exists(script)) {
      Files.writeString(script, "#!/bin/sh\nprintf '%s\\n' \"$SFTP_PASSWORD\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
    return script;
  }
}
