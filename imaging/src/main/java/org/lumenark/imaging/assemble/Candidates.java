package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lumenark.imaging.assemble.ImageCandidate.Problem;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.tiff.OmeSet;

/** Collects candidates and who owns which file. */
final class Candidates {

  /** What an OME document may call its own: it cannot make a picture of another kind disappear. */
  private static final List<String> OWNABLE =
      List.of("tiff", "imagej-tiff", "ome-tiff", "ome-xml", "metamorph-tiff");

  private final FileSet files;
  private final ReadLimits limits;
  private final List<ImageCandidate> found = new ArrayList<>();
  private final Map<String, Integer> owners = new HashMap<>();
  private final Map<String, DetectedFile> zarrRoots = new TreeMap<>();

  Candidates(FileSet files, ReadLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  void addAlone(DetectedFile file) {
    found.add(
        new ImageCandidate(file.path(), file.detection(), List.of(file.path()), Optional.empty()));
  }

  void addZarr(DetectedFile file) {
    zarrRoots.putIfAbsent(folder(file.path()), file);
  }

  void addOme(DetectedFile file) throws IOException {
    if (owners.containsKey(file.path())) {
      return;
    }
    try {
      OmeSet set = OmeSet.of(files, file.path(), limits);
      boolean embedded = set.document().embeddedPixels();
      if (!set.hasPlanes() && !embedded) {
        return;
      }
      List<String> members = set.files();
      members.forEach(member -> owners.putIfAbsent(member, found.size()));
      owners.putIfAbsent(file.path(), found.size());
      found.add(new ImageCandidate(file.path(), file.detection(), members, missing(set, members)));
    } catch (ImagingException e) {
      found.add(
          new ImageCandidate(
              file.path(), file.detection(), List.of(file.path()), Optional.of(Problem.of(e))));
    }
  }

  /**
   * A companion whose TIFF files were forgotten is the common mistake; a single gap shows when the
   * set is read.
   */
  private Optional<Problem> missing(OmeSet set, List<String> members) throws IOException {
    if (set.tiff() || members.size() < 2) {
      return Optional.empty();
    }
    String first = members.getFirst().equals(set.master()) ? members.get(1) : members.getFirst();
    Optional<ByteSource> source = files.open(first);
    if (source.isPresent()) {
      source.get().close();
      return Optional.empty();
    }
    return Optional.of(
        new Problem("ome.file-missing", first, "The image names this file; it is not there."));
  }

  List<ImageCandidate> inOrder() {
    List<ImageCandidate> kept = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      ImageCandidate candidate = found.get(i);
      int owner = owners.getOrDefault(candidate.entry(), i);
      boolean foreign = owner != i && OWNABLE.contains(candidate.detection().format());
      if (!foreign && !insideZarr(folder(candidate.entry()))) {
        kept.add(candidate);
      }
    }
    zarrRoots.forEach((root, file) -> {
      if (root.isEmpty() || !insideZarr(folder(root))) {
        kept.add(
            new ImageCandidate(
                file.path(), file.detection(), List.of(file.path()), Optional.empty()));
      }
    });
    kept.sort(Comparator.comparing(ImageCandidate::entry, PathOrder.BY_UTF8));
    return List.copyOf(kept);
  }

  private boolean insideZarr(String folder) {
    if (zarrRoots.isEmpty()) {
      return false;
    }
    for (String at = folder; !at.isEmpty(); at = folder(at)) {
      if (zarrRoots.containsKey(at)) {
        return true;
      }
    }
    return zarrRoots.containsKey("");
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
