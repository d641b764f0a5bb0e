package org.lumenark.ingest.harvest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.assemble.FoundImages;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.assemble.ImageFinder;
import org.lumenark.imaging.assemble.ZarrEntries;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.harvest.Harvest;
import org.lumenark.imaging.harvest.ImageSays;
import org.lumenark.imaging.isolate.WorkerPool;
import org.lumenark.imaging.isolate.WorkerStartException;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;
import org.lumenark.ingest.blob.BlobDamagedException;
import org.lumenark.ingest.harvest.HarvestMemory.Opened;
import org.lumenark.ingest.harvest.HarvestRequest.Piece;
import org.lumenark.ingest.harvest.Harvested.Note;

/** One look at the files of one request. A file that cannot be read costs itself, no more. */
final class Looking {

  private static final int MOST_IMAGES = 50;
  private static final int MOST_NOTES = 50;

  private final HarvestFiles files;
  private final WorkerPool pool;
  private final HarvestMemory memory;
  private final Bounds bounds;
  private final List<Note> notes = new ArrayList<>();

  /**
   * What may be spent.
   *
   * @param bytes read for one file or set
   * @param end in the time of {@link System#nanoTime}
   */
  record Bounds(int sets, long bytes, long end) {

    boolean isLate() {
      return System.nanoTime() - end > 0;
    }
  }

  Looking(HarvestFiles files, WorkerPool pool, HarvestMemory memory, Bounds bounds) {
    this.files = files;
    this.pool = pool;
    this.memory = memory;
    this.bounds = bounds;
  }

  /**
   * @throws IOException if the store is away, or no worker can be started
   */
  Harvested look() throws IOException {
    List<ImageCandidate> candidates = candidates();
    List<ImageCandidate> chosen = Representatives.of(candidates, bounds.sets());
    Harvest harvest = new Harvest();
    int looked = 0;
    for (ImageCandidate candidate : chosen) {
      if (bounds.isLate()) {
        break;
      }
      looked++;
      Opened opened = opened(candidate);
      opened.images().forEach(image -> harvest.add(candidate.entry(), image));
      opened.note().ifPresent(this::note);
    }
    return new Harvested(
        harvest.acquisitions().stream().map(Harvested.Acquisition::of).toList(),
        looked,
        candidates.size() - looked,
        notes);
  }

  private List<ImageCandidate> candidates() throws IOException {
    List<DetectedFile> images = new ArrayList<>();
    for (String path : ZarrEntries.outermost(files.paths())) {
      if (!bounds.isLate()) {
        detection(path)
            .filter(Detection::image)
            .ifPresent(found -> images.add(new DetectedFile(path, found)));
      }
    }
    if (images.isEmpty()) {
      return List.of();
    }
    Allowance allowance = allowance();
    try {
      return pool.assemble(files.within(allowance), images, ReadLimits.DEFAULT);
    } catch (BlobDamagedException damaged) {
      return alone(images);
    } catch (IOException failure) {
      throwUnlessOurs(failure, allowance);
      return alone(images);
    }
  }

  /** What belongs together cannot be told: each file stands for itself. */
  private static List<ImageCandidate> alone(List<DetectedFile> images) {
    return images.stream()
        .map(file ->
            new ImageCandidate(
                file.path(), file.detection(), List.of(file.path()), Optional.empty()))
        .toList();
  }

  private Optional<Detection> detection(String path) throws IOException {
    Piece piece = files.piece(path).orElseThrow();
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String key = piece.sha256() + " " + name;
    Optional<Detection> known = memory.detection(key);
    if (known.isPresent()) {
      return known;
    }
    Allowance allowance = allowance();
    try {
      Detection found = pool.detect(files.within(allowance), path);
      memory.keep(key, found);
      return Optional.of(found);
    } catch (ImagingException unreadable) {
      note(new Note(path, unreadable.code(), String.valueOf(unreadable.getMessage())));
    } catch (BlobDamagedException damaged) {
      note(damaged(path));
    } catch (IOException failure) {
      throwUnlessOurs(failure, allowance);
      note(tooMuch(path, allowance));
    }
    return Optional.empty();
  }

  private Opened opened(ImageCandidate candidate) throws IOException {
    String key = key(candidate);
    Optional<Opened> known = memory.opened(key);
    // The same bytes may lie under another path.
    if (known.isPresent()) {
      return new Opened(
          known.get().images(),
          known.get().note().map(note -> new Note(candidate.entry(), note.code(), note.message())));
    }
    Allowance allowance = allowance();
    try {
      Opened opened = open(candidate, allowance);
      memory.keep(key, opened);
      return opened;
    } catch (BlobDamagedException damaged) {
      return without(damaged(candidate.entry()));
    } catch (IOException failure) {
      throwUnlessOurs(failure, allowance);
      return without(tooMuch(candidate.entry(), allowance));
    }
  }

  private Opened open(ImageCandidate candidate, Allowance allowance) throws IOException {
    try {
      FoundImages found =
          new ImageFinder(
                  detection -> Readers.forDetection(detection).map(pool::isolated),
                  files.within(allowance),
                  ReadLimits.DEFAULT,
                  Optional.empty())
              .find(List.of(candidate));
      List<ImageSays> says =
          found.images().stream()
              .filter(image -> image.role() == ImageRole.IMAGE)
              .map(FoundImage::description)
              .map(image -> ImageSays.of(candidate.detection().format(), image))
              .distinct()
              .limit(MOST_IMAGES)
              .toList();
      return new Opened(
          says, found.unread().isEmpty() ? Optional.empty() : Optional.of(noReader(candidate)));
    } catch (ImagingException unreadable) {
      return without(
          new Note(candidate.entry(), unreadable.code(), String.valueOf(unreadable.getMessage())));
    }
  }

  private static Opened without(Note note) {
    return new Opened(List.of(), Optional.of(note));
  }

  private Allowance allowance() {
    return new Allowance(bounds.bytes(), bounds.end());
  }

  /** That too much was asked for is the file's doing; that nothing can be had is not. */
  private static void throwUnlessOurs(IOException failure, Allowance allowance) throws IOException {
    boolean ours = allowance.isOverdrawn() || allowance.isLate();
    if (failure instanceof WorkerStartException || !ours) {
      throw failure;
    }
  }

  private static Note tooMuch(String path, Allowance allowance) {
    return allowance.isOverdrawn()
        ? new Note(
            path, "harvest.too-much", "More of the file than its headers would have to be read.")
        : new Note(path, "harvest.time", "There was no time to look into the file.");
  }

  private static Note damaged(String path) {
    return new Note(path, "harvest.bytes", "The stored bytes of the file cannot be read.");
  }

  private static Note noReader(ImageCandidate candidate) {
    return new Note(
        candidate.entry(),
        "no-reader",
        "Nothing here reads " + candidate.detection().format() + ".");
  }

  private void note(Note note) {
    if (notes.size() < MOST_NOTES) {
      notes.add(note);
    }
  }

  /** Of all bytes that the images may be in, and of what the files are called. */
  private String key(ImageCandidate candidate) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<String> members =
          candidate.files().size() <= 1 && !candidate.detection().format().equals("ome-zarr")
              ? List.of(candidate.entry())
              : files.paths();
      String folder = candidate.entry().substring(0, candidate.entry().lastIndexOf('/') + 1);
      for (String path : members) {
        files
            .piece(path)
            .filter(piece -> piece.path().startsWith(folder))
            .ifPresent(piece -> {
              String name = piece.path().substring(folder.length());
              digest.update((piece.sha256() + " " + name + "\n").getBytes(StandardCharsets.UTF_8));
            });
      }
      digest.update(candidate.detection().format().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
