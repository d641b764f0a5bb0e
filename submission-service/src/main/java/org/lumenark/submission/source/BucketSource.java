package org.lumenark.submission.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.storage.ObjectStat;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.submission.archive.ArchiveEntry;

/**
 * Objects of a bucket, with the slashes of their keys as folders. S3 lists keys by their bytes; a
 * store that does not is refused, because what is behind a place could not be told.
 *
 * @param prefix of all keys: empty, or with a slash at its end
 */
record BucketSource(ObjectStore store, String prefix) implements ImportSource {

  @Override
  public void visit(String folder, String after, Runnable beat, Found found) throws IOException {
    String start = folder.isEmpty() ? prefix : prefix + folder + "/";
    Visit visit = new Visit(start, after, beat, found);
    try {
      store.list(start, visit::take);
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    } catch (StoreException.Refused | StoreException.Missing closed) {
      if (visit.trouble == closed) {
        throw closed;
      }
      throw SourceException.unreadable();
    }
    if (!visit.any) {
      throw SourceException.missing();
    }
  }

  /** One listing. */
  private final class Visit {

    private final String start;
    private final String after;
    private final Runnable beat;
    private final Found found;
    private String last = "";
    private boolean any;

    /** Of who takes the entries; says nothing about the source. */
    private @Nullable StoreException trouble;

    private Visit(String start, String after, Runnable beat, Found found) {
      this.start = start;
      this.after = after;
      this.beat = beat;
      this.found = found;
    }

    private void take(ObjectStat object) {
      beat.run();
      any = true;
      String path = object.key().substring(start.length());
      try {
        if (!path.isEmpty() && !isBehind(path, last)) {
          throw SourceException.unordered();
        }
        last = path;
        if (!isFolder(object) && isBehind(path, after)) {
          found.entry(
              new ArchiveEntry.Content(
                  path, object.size(), () -> UnchangedObject.open(store, object)));
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (StoreException elsewhere) {
        trouble = elsewhere;
        throw elsewhere;
      }
    }

    /** Some clients make folders by empty objects. */
    private boolean isFolder(ObjectStat object) {
      return object.size() == 0 && (object.key().endsWith("/") || object.key().equals(start));
    }

    private static boolean isBehind(String path, String other) {
      return Arrays.compareUnsigned(
              path.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))
          > 0;
    }
  }
}
