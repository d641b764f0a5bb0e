package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Upload clients that nobody here wrote, at the versions of {@code
 * src/test/resources/upload-clients}, in processes of their own.
 *
 * @param folder with a script for each client and the packages they need
 */
record UploadClients(Path folder) {

  private static final Duration INSTALLATION = Duration.ofMinutes(10);
  private static final Duration UPLOAD = Duration.ofMinutes(20);
  private static final List<String> SCRIPTS =
      List.of(
          "tus.mjs",
          "tus.py",
          "curl.sh",
          "uppy.html",
          "package.json",
          "package-lock.json",
          "requirements.txt");

  /** What is to be uploaded, and where to. */
  record Task(String origin, String token, String draft, String path, Path file, String sha256) {}

  /** A client at work. */
  record Upload(Process process, Path log) {

    /** Returns when it has ended well. */
    void finish() throws IOException, InterruptedException {
      boolean ended = process.waitFor(UPLOAD.toSeconds(), TimeUnit.SECONDS);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      assertThat(ended).as("ended: %s", Files.readString(log)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
  }

  /** The scripts alone: enough for curl. */
  static UploadClients scripts() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/upload-clients").toAbsolutePath());
    for (String script : SCRIPTS) {
      Files.write(folder.resolve(script), resource(script));
    }
    return new UploadClients(folder);
  }

  /** With packages from npm and PyPI. */
  static UploadClients installed() throws IOException, InterruptedException {
    UploadClients clients = scripts();
    clients.install("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts");
    clients.install("python3", "-m", "venv", "venv");
    clients.install(
        "venv/bin/pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-r",
        "requirements.txt");
    return clients;
  }

  Upload tusJsClient(Task task, int parallel) throws IOException {
    return begin(task, List.of("node", "tus.mjs"), Integer.toString(parallel));
  }

  Upload tuspy(Task task) throws IOException {
    return begin(task, List.of("venv/bin/python", "tus.py"));
  }

  Upload curl(Task task) throws IOException {
    return begin(task, List.of("sh", "curl.sh"));
  }

  String page(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private Upload begin(Task task, List<String> program, String... more) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.add(task.origin() + "/api/v1/uploads");
    command.addAll(List.of(task.draft(), task.path(), task.file().toString(), task.sha256()));
    command.addAll(List.of(more));
    Path log = Files.createTempFile(folder, "upload", ".log");
    ProcessBuilder builder = process(log, command);
    builder.environment().put("TOKEN", task.token());
    return new Upload(builder.start(), log);
  }

  private void install(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("installation.log");
    Process process = process(log, List.of(command)).start();
    boolean ended = process.waitFor(INSTALLATION.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("%s: %s", List.of(command), Files.readString(log)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  private ProcessBuilder process(Path log, List<String> command) {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = UploadClients.class.getResourceAsStream("/upload-clients/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
