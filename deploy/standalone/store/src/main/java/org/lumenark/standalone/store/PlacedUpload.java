package org.lumenark.standalone.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The parts of one upload. All but the last have one length, as nearly every client sends them, so
 * that the first one tells where each belongs: they are written into one file, which becomes the
 * object as it is. A part that cannot be written there is kept in a file of its own: one that comes
 * before the first, one that comes again, one that does not fit.
 *
 * <p>A part counts when it is whole and the journal has it. One that comes again does not touch the
 * bytes of the one before until it is whole, and of two that are sent at a time only one has the
 * place. Safe for many threads.
 */
final class PlacedUpload {

  private static final int BUFFER_BYTES = 128 << 10;
  private static final String JOURNAL = "journal";
  private static final String DATA = "data";
  private static final String JOINED = "joined";

  private final Path folder;
  private final PartJournal journal;
  private final TreeMap<Integer, StoredPart> parts = new TreeMap<>();
  private final Set<Integer> writing = new HashSet<>();
  private final Lock completion = new ReentrantLock();
  private String target = "";
  private long stride;
  private boolean closed;

  private PlacedUpload(Path folder) {
    this.folder = folder;
    this.journal = new PartJournal(folder.resolve(JOURNAL));
  }

  /**
   * @param target bucket and key
   */
  static PlacedUpload begin(Path folder, String target) throws IOException {
    Files.createDirectories(folder);
    Files.createFile(folder.resolve(DATA));
    PlacedUpload upload = new PlacedUpload(folder);
    upload.journal.target(target);
    upload.target = target;
    return upload;
  }

  /** What an earlier run of the server has of it. */
  static Optional<PlacedUpload> find(Path folder) {
    PlacedUpload upload = new PlacedUpload(folder);
    try {
      upload.journal.read(upload.new Recollection());
      return Optional.of(upload);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean isOf(String bucketAndKey) {
    return target.equals(bucketAndKey);
  }

  synchronized List<StoredPart> parts() {
    return List.copyOf(parts.values());
  }

  /**
   * Reads the part to its end, past its last byte: who checks the bytes on their way does it there.
   */
  StoredPart store(
      int number, long length, String etag, Optional<String> crc32c, InputStream content)
      throws IOException {
    if (claim(number, length)) {
      try {
        write(folder.resolve(DATA), (number - 1) * stride(), length, content);
        return register(new StoredPart(number, length, etag, crc32c, Optional.empty()));
      } finally {
        release(number);
      }
    }
    String name = number + "-" + UUID.randomUUID();
    try {
      write(Files.createFile(folder.resolve(name)), 0, length, content);
      return register(new StoredPart(number, length, etag, crc32c, Optional.of(name)));
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(folder.resolve(name));
      throw failure;
    }
  }

  /** Held by who completes the upload: one after the other. */
  Lock completion() {
    return completion;
  }

  /**
   * Puts the parts together; no other part is taken from now on. Call {@link #reopen} if the object
   * is not published after all.
   *
   * @param wanted parts of this upload in order
   * @return the file that is the object, or none if it was published before
   */
  Optional<Path> join(List<StoredPart> wanted) throws IOException {
    close();
    Path data = folder.resolve(DATA);
    if (Files.notExists(data)) {
      return Optional.empty();
    }
    if (fits(wanted)) {
      for (StoredPart part : wanted) {
        if (!part.isInPlace()) {
          moveIntoPlace(part, data);
        }
      }
      dropAllBut(wanted);
      cut(data, length(wanted));
      return Optional.of(data);
    }
    return Optional.of(copied(wanted, data));
  }

  synchronized void reopen() {
    closed = false;
  }

  /** Removes everything that is left of it. */
  void discard() throws IOException {
    close();
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      // The journal last: without it nobody would know that there is something to remove.
      List<Path> all = files.filter(file -> !file.endsWith(JOURNAL)).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder.resolve(JOURNAL));
    Files.deleteIfExists(folder);
  }

  private static long length(List<StoredPart> parts) {
    return parts.stream().mapToLong(StoredPart::length).sum();
  }

  private synchronized boolean claim(int number, long length) throws IOException {
    if (closed) {
      throw new NoSuchFileException(folder.toString());
    }
    if (stride == 0 && number == 1 && length > 0) {
      journal.stride(length);
      stride = length;
    }
    return length <= stride && !parts.containsKey(number) && writing.add(number);
  }

  private synchronized void release(int number) {
    writing.remove(number);
  }

  private synchronized long stride() {
    return stride;
  }

  private StoredPart register(StoredPart part) throws IOException {
    Optional<String> replaced;
    synchronized (this) {
      if (closed) {
        throw new NoSuchFileException(folder.toString());
      }
      journal.stored(part);
      replaced = Optional.ofNullable(parts.put(part.number(), part)).flatMap(StoredPart::apart);
    }
    if (replaced.isPresent()) {
      Files.deleteIfExists(folder.resolve(replaced.get()));
    }
    return part;
  }

  private synchronized void close() {
    closed = true;
  }

  /** Whether each part has its place, and nobody may write there any more. */
  private synchronized boolean fits(List<StoredPart> wanted) {
    for (int index = 0; index < wanted.size(); index++) {
      StoredPart part = wanted.get(index);
      boolean last = index == wanted.size() - 1;
      if (part.number() != index + 1 || (last ? part.length() > stride : part.length() != stride)) {
        return false;
      }
    }
    return writing.isEmpty();
  }

  private void moveIntoPlace(StoredPart part, Path data) throws IOException {
    Path apart = folder.resolve(part.apart().orElseThrow());
    try (FileChannel from = FileChannel.open(apart, StandardOpenOption.READ);
        FileChannel to = FileChannel.open(data, StandardOpenOption.WRITE)) {
      to.position((part.number() - 1) * stride());
      transfer(from, 0, part.length(), to);
    }
    synchronized (this) {
      journal.stored(part.inPlace());
      parts.put(part.number(), part.inPlace());
    }
    Files.delete(apart);
  }

  /** Those behind the end go with it. */
  private synchronized void dropAllBut(List<StoredPart> wanted) throws IOException {
    for (int number : List.copyOf(parts.tailMap(wanted.size(), false).keySet())) {
      journal.dropped(number);
      parts.remove(number);
    }
  }

  private static void cut(Path data, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
      if (channel.size() < length) {
        throw new EOFException(data + " lost bytes of its parts");
      }
      channel.truncate(length);
    }
  }

  private Path copied(List<StoredPart> wanted, Path data) throws IOException {
    Path joined = folder.resolve(JOINED);
    try (FileChannel to =
        FileChannel.open(
            joined,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (StoredPart part : wanted) {
        Path source = part.apart().map(folder::resolve).orElse(data);
        long position = part.isInPlace() ? (part.number() - 1) * stride() : 0;
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ)) {
          transfer(from, position, part.length(), to);
        }
      }
    }
    return joined;
  }

  private static void transfer(FileChannel from, long position, long length, FileChannel to)
      throws IOException {
    long done = 0;
    while (done < length) {
      long step = from.transferTo(position + done, length - done, to);
      if (step <= 0) {
        throw new EOFException("a part lost bytes");
      }
      done += step;
    }
  }

  private static void write(Path file, long position, long length, InputStream content)
      throws IOException {
    byte[] buffer = new byte[(int) Math.clamp(length, 1, BUFFER_BYTES)];
    long done = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
        if (got > length - done) {
          throw new IOException("more bytes than the part was said to have");
        }
        for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, got); rest.hasRemaining(); ) {
          done += channel.write(rest, position + done);
        }
      }
    }
    if (done < length) {
      throw new EOFException("fewer bytes than the part was said to have");
    }
  }

  /** Takes in what the journal tells. */
  private final class Recollection implements PartJournal.Reader {
    @Override
    public void target(String bucketAndKey) {
      target = bucketAndKey;
    }

    @Override
    public void stride(long bytes) {
      stride = bytes;
    }

    @Override
    public void stored(StoredPart part) {
      parts.put(part.number(), part);
    }

    @Override
    public void dropped(int number) {
      parts.remove(number);
    }
  }
}
