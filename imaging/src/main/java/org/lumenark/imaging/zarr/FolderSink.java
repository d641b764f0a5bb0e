package org.lumenark.imaging.zarr;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lumenark.imaging.source.ByteSource;

/** Objects as files below one folder. A key that exists already is refused. */
public final class FolderSink implements ObjectSink {

  private final Path root;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  /**
   * @param root is created with the first object
   */
  public FolderSink(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public void put(String key, ObjectContent content) throws IOException {
    Path file = resolve(key);
    Path folder = file.getParent();
    if (folder != null && !folders.contains(folder)) {
      Files.createDirectories(folder);
      folders.add(folder);
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (byte[] part : content.parts()) {
        ByteBuffer buffer = ByteBuffer.wrap(part);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    }
  }

  @Override
  public Optional<ByteSource> open(String key) throws IOException {
    try {
      return Optional.of(new FileBytes(FileChannel.open(resolve(key), StandardOpenOption.READ)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path resolve(String key) {
    Path file = root.resolve(key).normalize();
    if (key.isEmpty() || !file.startsWith(root) || file.equals(root)) {
      throw new IllegalArgumentException("not a key: " + key);
    }
    return file;
  }

  private record FileBytes(FileChannel channel, long size) implements ByteSource {

    FileBytes(FileChannel channel) throws IOException {
      this(channel, channel.size());
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position() - offset) < 0) {
          throw new EOFException("range reaches past the end of the object");
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
