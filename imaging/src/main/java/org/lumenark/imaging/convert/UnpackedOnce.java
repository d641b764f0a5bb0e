package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ForwardingReader;
import org.lumenark.imaging.source.ForwardingSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * The readers of one conversion, which opens a file twice: to see what it holds and to read it. A
 * wrapped file, which is unpacked whole when it is opened, stays open in between, unless another
 * file is opened first: so no more than one is kept, and no more than one worker held. For several
 * threads.
 */
final class UnpackedOnce implements AutoCloseable {

  private final Function<Detection, Optional<PixelSourceProvider>> readers;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  UnpackedOnce(Function<Detection, Optional<PixelSourceProvider>> readers) {
    this.readers = readers;
  }

  Optional<PixelSourceProvider> reader(Detection detection) {
    return readers.apply(detection).map(Keeping::new);
  }

  @Override
  public void close() throws IOException {
    Kept last = kept.getAndSet(null);
    if (last != null) {
      last.source.close();
    }
  }

  private final class Keeping extends ForwardingReader {

    private final PixelSourceProvider reader;

    Keeping(PixelSourceProvider reader) {
      super(reader);
      this.reader = reader;
    }

    @Override
    public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
        throws IOException, ImagingException {
      Kept last = kept.getAndSet(null);
      if (last != null && last.path.equals(path) && last.detection.equals(detection)) {
        return last.source;
      }
      if (last != null) {
        last.source.close();
      }
      PixelSource source = reader.open(files, path, detection, limits);
      return detection.wrapper().isPresent() ? new Kept(path, detection, source) : source;
    }
  }

  /** Is kept when it is closed. */
  private final class Kept extends ForwardingSource {

    private final String path;
    private final Detection detection;
    private final PixelSource source;

    Kept(String path, Detection detection, PixelSource source) {
      super(source);
      this.path = path;
      this.detection = detection;
      this.source = source;
    }

    @Override
    public void close() throws IOException {
      Kept last = kept.getAndSet(this);
      if (last != null) {
        last.source.close();
      }
    }
  }
}
