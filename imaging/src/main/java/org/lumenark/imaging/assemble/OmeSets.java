package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.assemble.ImageCandidate.Problem;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.tiff.OmeSet;

/** OME-TIFF files that belong together by their metadata. */
final class OmeSets {

  /** What an OME document may call its own: it cannot make a picture of another kind disappear. */
  private static final List<String> OWNABLE =
      List.of("tiff", "imagej-tiff", "ome-tiff", "ome-xml", "metamorph-tiff");

  private final FileSet files;
  private final ReadLimits limits;
  private final Claims claims;

  OmeSets(FileSet files, ReadLimits limits, Claims claims) {
    this.files = files;
    this.limits = limits;
    this.claims = claims;
  }

  static boolean concerns(DetectedFile file) {
    String format = file.detection().format();
    return file.detection().wrapper().isEmpty()
        && (format.equals("ome-tiff") || format.equals("ome-xml"));
  }

  void add(DetectedFile file) throws IOException {
    if (claims.isClaimed(file.path())) {
      return;
    }
    try {
      OmeSet set = OmeSet.of(files, file.path(), limits);
      boolean embedded = set.document().embeddedPixels();
      if (!set.hasPlanes() && !embedded) {
        return;
      }
      List<String> members = set.files();
      ImageCandidate candidate =
          new ImageCandidate(file.path(), file.detection(), members, missing(set, members));
      claims.add(candidate, members, OWNABLE::contains);
    } catch (ImagingException e) {
      claims.add(
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
}
