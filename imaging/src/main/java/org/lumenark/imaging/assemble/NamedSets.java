package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.sets.ImageXpressReader;
import org.lumenark.imaging.sets.MarkedName;
import org.lumenark.imaging.sets.MarkedSequence;
import org.lumenark.imaging.sets.PatternReader;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.ReadLimits;

/** Pictures whose names say that they are planes of one image, or fields of one plate. */
final class NamedSets {

  /** Formats whose metadata do not say better what belongs together. */
  private static final Set<String> PLAIN =
      Set.of("tiff", "imagej-tiff", "metamorph-tiff", "png", "jpeg", "bmp");

  private final Map<String, List<DetectedFile>> sequences = new TreeMap<>(PathOrder.BY_UTF8);
  private final Map<String, List<DetectedFile>> plates = new TreeMap<>(PathOrder.BY_UTF8);

  /** Takes a file if its name counts planes. */
  boolean add(DetectedFile file) {
    if (!PLAIN.contains(file.detection().format()) || file.detection().wrapper().isPresent()) {
      return false;
    }
    Optional<String> plate = ImageXpressReader.plateOf(file.path());
    Optional<String> pattern = MarkedName.pattern(file.path());
    if (plate.isPresent()) {
      plates.computeIfAbsent(plate.get(), key -> new ArrayList<>()).add(file);
    } else if (pattern.isPresent()) {
      sequences.computeIfAbsent(pattern.get(), key -> new ArrayList<>()).add(file);
    }
    return plate.isPresent() || pattern.isPresent();
  }

  /** Adds what the files are: sets, or each a candidate of its own. */
  void settle(FileSet files, ReadLimits limits, Claims claims) throws IOException {
    for (List<DetectedFile> all : plates.values()) {
      List<DetectedFile> free = free(all, claims);
      if (free.size() > 1) {
        String evidence = free.size() + " files in the folders and with the names of MetaXpress";
        claims.add(set(free, new Detection(ImageXpressReader.FORMAT, 0.8, evidence, true, true)));
      } else {
        free.forEach(file -> claims.add(ImageCandidate.alone(file)));
      }
    }
    for (Map.Entry<String, List<DetectedFile>> entry : sequences.entrySet()) {
      List<DetectedFile> free = free(entry.getValue(), claims);
      List<String> paths = free.stream().map(DetectedFile::path).toList();
      if (paths.size() > 1 && MarkedSequence.isOne(files, entry.getKey(), paths, limits)) {
        String evidence = paths.size() + " files named " + Paths.name(entry.getKey());
        claims.add(set(free, new Detection(PatternReader.FORMAT, 0.8, evidence, true, true)));
      } else {
        free.forEach(file -> claims.add(ImageCandidate.alone(file)));
      }
    }
  }

  private static List<DetectedFile> free(List<DetectedFile> files, Claims claims) {
    return files.stream()
        .filter(file -> !claims.isTaken(file))
        .sorted((a, b) -> PathOrder.BY_UTF8.compare(a.path(), b.path()))
        .toList();
  }

  private static ImageCandidate set(List<DetectedFile> files, Detection detection) {
    List<String> paths = files.stream().map(DetectedFile::path).toList();
    return new ImageCandidate(paths.getFirst(), detection, paths, Optional.empty());
  }
}
