package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.isolate.Message.Answer;
import org.lumenark.imaging.isolate.Message.CloseHandle;
import org.lumenark.imaging.isolate.Message.ListGiven;
import org.lumenark.imaging.isolate.Message.ListPaths;
import org.lumenark.imaging.isolate.Message.Listing;
import org.lumenark.imaging.isolate.Message.NextPaths;
import org.lumenark.imaging.isolate.Message.NoSuchFile;
import org.lumenark.imaging.isolate.Message.OpenFile;
import org.lumenark.imaging.isolate.Message.Opened;
import org.lumenark.imaging.isolate.Message.Paths;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.CachingByteSource;
import org.lumenark.imaging.source.FileSet;

/**
 * The files that the pool serves. Small reads are made from blocks, since each request to the pool
 * costs a change of process.
 */
record RemoteFiles(PoolLink pool) implements FileSet {

  private static final int BLOCK_BYTES = 64 << 10;
  private static final int BLOCKS = 16;

  static ByteSource cached(ByteSource source) {
    return new CachingByteSource(source, BLOCK_BYTES, BLOCKS);
  }

  @Override
  public Optional<ByteSource> open(String path) throws IOException {
    return switch (pool.ask(new OpenFile(path))) {
      case Opened(int handle, long size) ->
          Optional.of(cached(new RemoteSource(pool, handle, size)));
      case NoSuchFile none -> Optional.empty();
      case Answer other -> throw new MalformedFrameException("a file was asked for");
    };
  }

  @Override
  public Stream<String> paths() throws IOException {
    return pathsBelow("");
  }

  @Override
  public Stream<String> pathsBelow(String folder) throws IOException {
    return listed(new ListPaths(folder));
  }

  @Override
  public Stream<String> given() throws IOException {
    return listed(new ListGiven());
  }

  private Stream<String> listed(Message.Query query) throws IOException {
    if (!(pool.ask(query) instanceof Listing(int handle))) {
      throw new MalformedFrameException("paths were asked for");
    }
    return Stream.iterate(page(handle), page -> !page.isEmpty(), page -> page(handle))
        .flatMap(List::stream)
        .onClose(() -> close(handle));
  }

  private List<String> page(int handle) {
    try {
      if (pool.ask(new NextPaths(handle)) instanceof Paths(List<String> paths)) {
        return paths;
      }
      throw new MalformedFrameException("paths were asked for");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void close(int handle) {
    try {
      pool.ask(new CloseHandle(handle));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
