package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lumenark.imaging.assemble.ImageCandidate.Problem;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

/** Sets that readers know: series by a key in each header, and indexes that name other files. */
final class ReaderSets {

  private record Index(DetectedFile file, List<String> members) {}

  private final FileSet files;
  private final ReadLimits limits;
  private final List<Index> indexes = new ArrayList<>();
  private final Map<String, List<DetectedFile>> series = new TreeMap<>(PathOrder.BY_UTF8);

  ReaderSets(FileSet files, ReadLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  /** Takes a file if its reader knows others that belong to it. */
  boolean add(DetectedFile file) throws IOException {
    Optional<PixelSourceProvider> reader = Readers.forDetection(file.detection());
    if (reader.isEmpty()) {
      return false;
    }
    try {
      List<String> members = reader.get().members(files, file.path(), file.detection(), limits);
      if (!members.isEmpty()) {
        indexes.add(new Index(file, members));
        return true;
      }
      Optional<String> key = reader.get().setKey(files, file.path(), file.detection(), limits);
      key.ifPresent(known -> {
        String within = Paths.folder(file.path()) + "\0" + reader.get().name() + "\0" + known;
        series.computeIfAbsent(within, group -> new ArrayList<>()).add(file);
      });
      return key.isPresent();
    } catch (ImagingException e) {
      return false;
    }
  }

  /** Indexes in path order: one that an earlier one names is none of its own. */
  void settle(Claims claims) {
    indexes.sort(Comparator.comparing(index -> index.file.path(), PathOrder.BY_UTF8));
    for (Index index : indexes) {
      if (!claims.isTaken(index.file)) {
        List<String> members = index.members.stream().distinct().sorted(PathOrder.BY_UTF8).toList();
        List<String> all = new ArrayList<>(members);
        all.remove(index.file.path());
        all.addFirst(index.file.path());
        claims.add(
            new ImageCandidate(
                index.file.path(), index.file.detection(), all, Optional.<Problem>empty()),
            members,
            format -> true);
      }
    }
    for (List<DetectedFile> group : series.values()) {
      List<DetectedFile> free =
          group.stream()
              .filter(file -> !claims.isTaken(file))
              .sorted(Comparator.comparing(DetectedFile::path, PathOrder.BY_UTF8))
              .toList();
      if (!free.isEmpty()) {
        DetectedFile first = free.getFirst();
        List<String> paths = free.stream().map(DetectedFile::path).toList();
        claims.add(
            new ImageCandidate(first.path(), first.detection(), paths, Optional.<Problem>empty()));
      }
    }
  }
}
