package org.lumenark.standalone;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The folder of one stack: {@code stack.json} (ports), {@code secrets/}, {@code logs/}, {@code
 * run/} (state of the supervisor) and, where the service user can enter it, {@code data/}.
 */
public record Home(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Integer>> PORTS = new TypeReference<>() {};
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(3);

  public Home {
    path = path.toAbsolutePath().normalize();
  }

  public Path logs() {
    return path.resolve("logs");
  }

  Path run() {
    return path.resolve("run");
  }

  Path state() {
    return run().resolve("state.json");
  }

  Path retry() {
    return run().resolve("retry");
  }

  Path supervisorOutput() {
    return logs().resolve("supervisor.out");
  }

  public Secrets secrets() {
    return new Secrets(path.resolve("secrets"));
  }

  /** The ports that were chosen before; none for a new stack. */
  Optional<Ports> ports() throws IOException {
    Path file = path.resolve("stack.json");
    return Files.exists(file)
        ? Optional.of(new Ports(JSON.readValue(Files.readString(file), PORTS)))
        : Optional.empty();
  }

  void keep(Ports ports) throws IOException {
    replace(
        path.resolve("stack.json"),
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(new java.util.TreeMap<>(ports.byName())));
  }

  /** Writes a file in one step. */
  static void replace(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Holds the right to supervise this stack until the channel is closed or the process ends; empty
   * if another process holds it.
   */
  Optional<FileChannel> supervise() throws IOException {
    Files.createDirectories(run());
    FileChannel channel =
        FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Instant limit = Instant.now().plus(LOCK_PATIENCE);
    while (Instant.now().isBefore(limit)) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(channel);
      }
      // Whoever asks for the status holds the lock for a moment.
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    channel.close();
    return Optional.empty();
  }

  private Path lockFile() {
    return run().resolve("supervisor.lock");
  }

  /** The process that supervises this stack now. */
  OptionalLong supervisor() throws IOException {
    if (!Files.exists(lockFile())) {
      return OptionalLong.empty();
    }
    // Shared, so that two who ask at the same time do not take each other for the supervisor.
    try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      if (lock != null) {
        return OptionalLong.empty();
      }
    }
    Path pid = run().resolve("supervisor.pid");
    return Files.exists(pid)
        ? OptionalLong.of(Long.parseLong(Files.readString(pid).strip()))
        : OptionalLong.of(0);
  }
}
