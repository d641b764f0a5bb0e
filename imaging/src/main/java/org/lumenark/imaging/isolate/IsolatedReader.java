package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.isolate.Message.Described;
import org.lumenark.imaging.isolate.Message.Entry;
import org.lumenark.imaging.isolate.Message.Members;
import org.lumenark.imaging.isolate.Message.Open;
import org.lumenark.imaging.isolate.Message.SetKey;
import org.lumenark.imaging.isolate.Message.TellMembers;
import org.lumenark.imaging.isolate.Message.TellSetKey;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/** A reader that works in a worker of a pool. */
record IsolatedReader(WorkerPool pool, PixelSourceProvider reader) implements PixelSourceProvider {

  @Override
  public String name() {
    return reader.name();
  }

  @Override
  public List<String> formats() {
    return reader.formats();
  }

  @Override
  public Optional<String> setKey(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    try (Lease lease = pool.lease(files, path)) {
      return lease.ask(new TellSetKey(entry(path, detection, limits)), SetKey.class).key();
    }
  }

  @Override
  public List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    try (Lease lease = pool.lease(files, path)) {
      return lease.ask(new TellMembers(entry(path, detection, limits)), Members.class).paths();
    }
  }

  private Entry entry(String path, Detection detection, ReadLimits limits) {
    return new Entry(reader.name(), path, detection, limits);
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    Lease lease = pool.lease(files, path);
    try {
      return new IsolatedSource(
          lease, lease.ask(new Open(entry(path, detection, limits)), Described.class));
    } catch (IOException | ImagingException | RuntimeException e) {
      lease.close();
      throw e;
    }
  }
}
