package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.isolate.Message.Answer;
import org.lumenark.imaging.isolate.Message.Bytes;
import org.lumenark.imaging.isolate.Message.CloseHandle;
import org.lumenark.imaging.isolate.Message.ListGiven;
import org.lumenark.imaging.isolate.Message.ListPaths;
import org.lumenark.imaging.isolate.Message.Listing;
import org.lumenark.imaging.isolate.Message.NextPaths;
import org.lumenark.imaging.isolate.Message.NoSuchFile;
import org.lumenark.imaging.isolate.Message.OpenFile;
import org.lumenark.imaging.isolate.Message.Opened;
import org.lumenark.imaging.isolate.Message.Paths;
import org.lumenark.imaging.isolate.Message.Query;
import org.lumenark.imaging.isolate.Message.QueryFailed;
import org.lumenark.imaging.isolate.Message.ReadBytes;
import org.lumenark.imaging.isolate.Message.Understood;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;

/**
 * The files that one worker may see, and what it has open of them. It names files and ranges; the
 * bytes are fetched here, with what rights and secrets that takes.
 */
final class ServedFiles implements AutoCloseable {

  private static final int MOST_HANDLES = 100_000;
  private static final int PAGE = 1_000;

  private final FileSet files;
  private final Ring ring;
  private final Map<Integer, ByteSource> sources = new HashMap<>();
  private final Map<Integer, Stream<String>> listings = new HashMap<>();
  private final Map<Integer, Iterator<String>> positions = new HashMap<>();
  private byte[] buffer = new byte[0];
  private int handles;
  private @Nullable Exception failure;
  private @Nullable String lastAsked;

  ServedFiles(FileSet files, Ring ring) {
    this.files = files;
    this.ring = ring;
  }

  /** Gives the next handle, from 0, to a source that stays the caller's to close. */
  void lend(ByteSource source) {
    sources.put(handles++, new Lent(source));
  }

  private record Lent(ByteSource source) implements ByteSource {

    @Override
    public long size() {
      return source.size();
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      source.read(position, target, offset, length);
    }

    @Override
    public void close() {}
  }

  /** What kept the last request from its bytes. */
  Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }

  void forgetFailure() {
    failure = null;
  }

  /**
   * @throws MalformedFrameException if the worker asks for what it cannot have got from us
   */
  Answer serve(Query query) throws MalformedFrameException {
    try {
      return switch (query) {
        case OpenFile(String path) -> open(path);
        case ReadBytes(int handle, long position, int length) -> read(handle, position, length);
        case CloseHandle(int handle) -> close(handle);
        case ListPaths(String folder) ->
            list(folder.isEmpty() ? files.paths() : files.pathsBelow(folder));
        case ListGiven all -> list(files.given());
        case NextPaths(int handle) -> next(handle);
      };
    } catch (MalformedFrameException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      failure = e;
      return new QueryFailed(String.valueOf(e.getMessage()));
    }
  }

  /** The file that the worker asked for last: the one that it was at if it ended. */
  Optional<String> lastAsked() {
    return Optional.ofNullable(lastAsked);
  }

  private Answer open(String path) throws IOException {
    lastAsked = path;
    Optional<ByteSource> source = files.open(path);
    if (source.isEmpty()) {
      return new NoSuchFile();
    }
    int handle = newHandle();
    sources.put(handle, source.get());
    return new Opened(handle, source.get().size());
  }

  private Answer read(int handle, long position, int length) throws IOException {
    ByteSource source = sources.get(handle);
    if (source == null || length < 0 || length > ring.capacity()) {
      throw new MalformedFrameException("bytes of nothing that is open");
    }
    if (buffer.length < length) {
      buffer = new byte[length];
    }
    source.read(position, buffer, 0, length);
    ring.putForWorker(buffer, 0, length);
    return new Bytes();
  }

  private Answer list(Stream<String> paths) throws IOException {
    int handle = newHandle();
    listings.put(handle, paths);
    positions.put(handle, paths.iterator());
    return new Listing(handle);
  }

  private Answer next(int handle) throws IOException {
    Iterator<String> paths = positions.get(handle);
    if (paths == null) {
      throw new MalformedFrameException("paths of no listing");
    }
    List<String> page = new ArrayList<>(PAGE);
    while (page.size() < PAGE && paths.hasNext()) {
      page.add(paths.next());
    }
    return new Paths(page);
  }

  private Answer close(int handle) throws IOException {
    positions.remove(handle);
    Stream<String> listing = listings.remove(handle);
    if (listing != null) {
      listing.close();
    }
    ByteSource source = sources.remove(handle);
    if (source != null) {
      source.close();
    }
    return new Understood();
  }

  private int newHandle() throws IOException {
    if (sources.size() + listings.size() >= MOST_HANDLES) {
      throw new MalformedFrameException("a worker has too many files open");
    }
    return handles++;
  }

  /** Closes what the worker has left open. */
  @Override
  public void close() throws IOException {
    listings.values().forEach(Stream::close);
    listings.clear();
    @Nullable IOException first = null;
    for (ByteSource source : sources.values()) {
      try {
        source.close();
      } catch (IOException e) {
        first = e;
      }
    }
    sources.clear();
    if (first != null) {
      throw first;
    }
  }
}
