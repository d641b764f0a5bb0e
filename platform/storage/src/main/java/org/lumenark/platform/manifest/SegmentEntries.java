package org.lumenark.platform.manifest;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;

/** Files of one segment, one at a time; its digest is compared when the last one was read. */
public final class SegmentEntries implements AutoCloseable {

  private final ManifestRoot.Segment segment;
  private final SegmentReader proven;
  private final SegmentReader places;
  private int read;
  private boolean finished;

  /**
   * @throws CorruptBlobException if the segment is damaged or gone
   */
  SegmentEntries(ObjectStore originals, ManifestRoot root, int number) throws IOException {
    segment = root.segments().get(number);
    proven = open(originals, segment);
    try {
      places = open(originals, root.locations().get(number));
    } catch (IOException | RuntimeException failure) {
      proven.close();
      throw failure;
    }
  }

  private static SegmentReader open(ObjectStore originals, ManifestRoot.Segment segment)
      throws IOException {
    try {
      return new SegmentReader(originals, segment);
    } catch (StoreException.Missing missing) {
      throw new CorruptBlobException(segment.object(), "the segment is missing", missing);
    } catch (ZipException broken) {
      throw unreadable(segment, broken);
    }
  }

  /**
   * The next file, or empty behind the last.
   *
   * @throws CorruptBlobException if the segment is damaged
   */
  public Optional<ManifestEntry> next() throws IOException {
    try {
      if (read < segment.lines()) {
        read++;
        return Optional.of(ManifestLines.parse(proven.next(), places.next()));
      }
      if (!finished) {
        finished = true;
        proven.finish();
        places.finish();
      }
      return Optional.empty();
    } catch (ZipException broken) {
      throw unreadable(segment, broken);
    }
  }

  private static CorruptBlobException unreadable(
      ManifestRoot.Segment segment, ZipException broken) {
    return new CorruptBlobException(segment.object(), "the segment cannot be read", broken);
  }

  @Override
  public void close() throws IOException {
    try (proven;
        places) {
      finished = true;
    }
  }
}
