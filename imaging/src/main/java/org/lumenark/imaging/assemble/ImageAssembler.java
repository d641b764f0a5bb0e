package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Finds the images among the files of a set; the archive and the command line both ask this. In
 * this order: an OME-Zarr is one whatever lies in it; OME-TIFF files that belong together by their
 * metadata are one image; so are the files that an index names (ImageXpress, CV8000) and those that
 * a reader finds to be one series (DICOM); plain pictures whose names count planes are one image if
 * they are complete and alike, see {@link org.lumenark.imaging.sets.MarkedSequence}. Every other
 * image file stands alone. Label masks are told by their names, see {@link LabelPairs}.
 */
public final class ImageAssembler {

  private static final List<String> ZARR_METADATA = List.of("zarr.json", ".zgroup", ".zattrs");

  private final ReadLimits limits;

  public ImageAssembler(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads each OME document and index once and the headers of files that may form a set, nothing
   * else. Memory grows by the paths of image files; time grows as the number of files.
   *
   * @param detected every file once, in any order; consumed as a stream
   * @return in the order of their entries
   * @throws IOException if bytes cannot be had; trouble with a file's content is a problem of its
   *     candidate
   */
  public List<ImageCandidate> assemble(FileSet files, Iterable<DetectedFile> detected)
      throws IOException {
    Claims claims = new Claims();
    OmeSets ome = new OmeSets(files, limits, claims);
    ReaderSets readers = new ReaderSets(files, limits);
    NamedSets named = new NamedSets();
    Map<String, DetectedFile> zarrs = new TreeMap<>();
    List<DetectedFile> alone = new ArrayList<>();
    for (DetectedFile file : detected) {
      if (!file.detection().image()) {
        continue;
      }
      boolean wrapped = file.detection().wrapper().isPresent();
      if (file.detection().format().equals("ome-zarr") && !wrapped) {
        if (ZARR_METADATA.contains(Paths.name(file.path()))) {
          zarrs.putIfAbsent(Paths.folder(file.path()), file);
        }
      } else if (OmeSets.concerns(file)) {
        ome.add(file);
      } else if (!named.add(file) && !readers.add(file)) {
        alone.add(file);
      }
    }
    readers.settle(claims);
    named.settle(files, limits, claims);
    alone.forEach(file -> claims.add(ImageCandidate.alone(file)));
    List<ImageCandidate> found = new ArrayList<>();
    for (ImageCandidate candidate : claims.free()) {
      if (!Paths.isWithin(Paths.folder(candidate.entry()), zarrs.keySet())) {
        found.add(candidate);
      }
    }
    zarrs.forEach((root, file) -> {
      if (root.isEmpty() || !Paths.isWithin(Paths.folder(root), zarrs.keySet())) {
        found.add(ImageCandidate.alone(file));
      }
    });
    found.sort(Comparator.comparing(ImageCandidate::entry, PathOrder.BY_UTF8));
    return new LabelPairs(files, limits).in(found);
  }
}
