package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/**
 * Memory that both processes see: a mapped file, one half for bytes on their way to the worker, the
 * other for rows on their way back. Who may write follows from the messages; there is no lock.
 */
final class Ring implements AutoCloseable {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Path file;
  private final Arena arena;
  private final MemorySegment toWorker;
  private final MemorySegment toPool;

  private Ring(Path file, Arena arena, MemorySegment segment) {
    this.file = file;
    this.arena = arena;
    long half = segment.byteSize() / 2;
    toWorker = segment.asSlice(0, half);
    toPool = segment.asSlice(half, half);
  }

  /**
   * Makes a file of this size in the memory of the system, or in the folder where that has no room.
   * Every byte is written once: a mapped hole that cannot be filled would end the process.
   */
  static Ring create(Path folder, int bytes) throws IOException {
    IOException failure = new IOException("no place for a ring");
    for (Path place :
        Files.isWritable(SHARED_MEMORY) ? List.of(SHARED_MEMORY, folder) : List.of(folder)) {
      Path file = Files.createTempFile(place, "lumenark-ring-", "");
      try {
        fill(file, bytes);
        return map(file, bytes);
      } catch (IOException e) {
        Files.deleteIfExists(file);
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  private static void fill(Path file, int bytes) throws IOException {
    byte[] zeros = new byte[64 << 10];
    try (var out = Files.newOutputStream(file)) {
      for (int left = bytes; left > 0; left -= zeros.length) {
        out.write(zeros, 0, Math.min(left, zeros.length));
      }
    }
  }

  static Ring map(Path file, int bytes) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new Ring(file, arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena));
    } catch (IOException e) {
      arena.close();
      throw e;
    }
  }

  /** Most bytes that go one way at a time. */
  int capacity() {
    return (int) toPool.byteSize();
  }

  Path file() {
    return file;
  }

  /** Takes the name away; the memory lives on until both processes are done with it. */
  void unlink() throws IOException {
    Files.deleteIfExists(file);
  }

  void putForWorker(byte[] source, int offset, int length) {
    put(toWorker, source, offset, length);
  }

  void takeFromPool(byte[] target, int offset, int length) {
    take(toWorker, target, offset, length);
  }

  void putForPool(byte[] source, int offset, int length) {
    put(toPool, source, offset, length);
  }

  void takeFromWorker(byte[] target, int offset, int length) {
    take(toPool, target, offset, length);
  }

  private static void put(MemorySegment to, byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    MemorySegment.copy(source, offset, to, ValueLayout.JAVA_BYTE, 0, length);
  }

  private static void take(MemorySegment from, byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, 0, target, offset, length);
  }

  @Override
  public void close() {
    arena.close();
  }
}
