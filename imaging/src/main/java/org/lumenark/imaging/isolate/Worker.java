package org.lumenark.imaging.isolate;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.ImageAssembler;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.isolate.Message.Assemble;
import org.lumenark.imaging.isolate.Message.Assembled;
import org.lumenark.imaging.isolate.Message.Described;
import org.lumenark.imaging.isolate.Message.Detect;
import org.lumenark.imaging.isolate.Message.DetectInSet;
import org.lumenark.imaging.isolate.Message.Detected;
import org.lumenark.imaging.isolate.Message.Done;
import org.lumenark.imaging.isolate.Message.Entry;
import org.lumenark.imaging.isolate.Message.Failed;
import org.lumenark.imaging.isolate.Message.Failed.Kind;
import org.lumenark.imaging.isolate.Message.Members;
import org.lumenark.imaging.isolate.Message.Open;
import org.lumenark.imaging.isolate.Message.Outcome;
import org.lumenark.imaging.isolate.Message.ReadRows;
import org.lumenark.imaging.isolate.Message.Recognise;
import org.lumenark.imaging.isolate.Message.Recognised;
import org.lumenark.imaging.isolate.Message.Request;
import org.lumenark.imaging.isolate.Message.SetKey;
import org.lumenark.imaging.isolate.Message.TellMembers;
import org.lumenark.imaging.isolate.Message.TellSetKey;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/** Does what the pool asks for, one request after the other; at most one source is open. */
final class Worker {

  private final PoolLink pool;
  private final WorkerReaders readers;
  private @Nullable PixelSource source;
  private byte[] rows = new byte[0];

  Worker(PoolLink pool, WorkerReaders readers) {
    this.pool = pool;
    this.readers = readers;
  }

  void work() throws IOException, InterruptedException {
    pool.tell(new Message.Ready());
    while (true) {
      pool.tell(outcome(pool.nextRequest()));
    }
  }

  private Outcome outcome(Request request) {
    try {
      return switch (request) {
        case Detect(String path, long size) -> detect(path, size);
        case DetectInSet(String path) -> new Detected(FormatDetector.detect(files(), path));
        case Recognise(String path, long size) -> recognise(path, size);
        case Assemble(List<DetectedFile> detected, ReadLimits limits) ->
            new Assembled(new ImageAssembler(limits).assemble(files(), detected));
        case Open(Entry entry) -> open(entry);
        case TellSetKey(Entry entry) ->
            new SetKey(
                reader(entry).setKey(files(), entry.path(), entry.detection(), entry.limits()));
        case TellMembers(Entry entry) ->
            new Members(
                reader(entry).members(files(), entry.path(), entry.detection(), entry.limits()));
        case ReadRows read -> readRows(read);
        case Message.Close close -> close();
      };
    } catch (ImagingException e) {
      return new Failed(Kind.CODED, e.code(), e.place(), String.valueOf(e.getMessage()));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return failed(Kind.NOT_FOUND, e);
    } catch (EOFException e) {
      return failed(Kind.ENDS_EARLY, e);
    } catch (IOException | UncheckedIOException e) {
      return failed(Kind.IO, e);
    } catch (OutOfMemoryError e) {
      // The one that library code throws itself: the virtual machine's own ends the process.
      throw e;
    } catch (RuntimeException | Error e) {
      WorkerLog.say(e);
      return failed(Kind.DEFECT, e);
    }
  }

  private static Failed failed(Kind kind, Throwable failure) {
    return new Failed(
        kind, "image.unreadable", Optional.empty(), String.valueOf(failure.getMessage()));
  }

  private Outcome detect(String path, long size) throws IOException {
    ByteSource bytes = RemoteFiles.cached(new RemoteSource(pool, 0, size));
    return new Detected(FormatDetector.detect(bytes, path));
  }

  private Outcome recognise(String path, long size) throws IOException, ImagingException {
    ByteSource bytes = RemoteFiles.cached(new RemoteSource(pool, 0, size));
    return new Recognised(
        readers.bioFormats().isPresent()
            ? readers.bioFormats().get().recognise(bytes, path)
            : Optional.empty());
  }

  private PixelSourceProvider reader(Entry entry) {
    return readers.of(entry);
  }

  private RemoteFiles files() {
    return new RemoteFiles(pool);
  }

  private Outcome open(Entry entry) throws IOException, ImagingException {
    PixelSource opened =
        reader(entry).open(files(), entry.path(), entry.detection(), entry.limits());
    source = opened;
    int images = opened.images().size();
    return new Described(
        opened.images(),
        IntStream.range(0, images).mapToObj(image -> preferredRows(opened, image)).toList(),
        IntStream.range(0, images).mapToObj(opened::groupPath).toList(),
        opened.plate(),
        IntStream.range(0, images).mapToObj(opened::imageLabel).toList(),
        opened.warnings());
  }

  private static List<Integer> preferredRows(PixelSource source, int image) {
    return IntStream.range(0, source.images().get(image).levels().size())
        .mapToObj(level -> source.preferredRows(image, level))
        .toList();
  }

  private Outcome readRows(ReadRows read) throws IOException, ImagingException {
    PixelSource open = source;
    if (open == null) {
      throw new IllegalStateException("nothing is open");
    }
    if (rows.length < read.bytes()) {
      rows = new byte[0];
      rows = new byte[read.bytes()];
    }
    open.readRows(read.image(), read.level(), read.plane(), read.firstRow(), read.rows(), rows, 0);
    pool.give(rows, read.bytes());
    return new Done();
  }

  private Outcome close() throws IOException {
    PixelSource open = source;
    source = null;
    rows = new byte[0];
    if (open != null) {
      open.close();
    }
    return new Done();
  }
}
