package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Finds the images among the files of a set. OME-TIFF files that belong together by their metadata
 * are one image, companion files are none of their own, an OME-Zarr is one whatever lies in it;
 * every other image file stands alone.
 */
public final class ImageAssembler {

  private static final List<String> ZARR_METADATA = List.of("zarr.json", ".zgroup", ".zattrs");

  private final ReadLimits limits;

  public ImageAssembler(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads each OME document once, nothing else. Memory grows by the paths of image files; time
   * grows as the number of files.
   *
   * @param detected every file once, in any order; consumed as a stream
   * @return in the order of their first files
   * @throws IOException if bytes cannot be had; trouble with a file's content is a problem of its
   *     candidate
   */
  public List<ImageCandidate> assemble(FileSet files, Iterable<DetectedFile> detected)
      throws IOException {
    Candidates candidates = new Candidates(files, limits);
    for (DetectedFile file : detected) {
      if (!file.detection().image()) {
        continue;
      }
      String format = file.detection().format();
      boolean wrapped = file.detection().wrapper().isPresent();
      if (format.equals("ome-zarr") && !wrapped) {
        if (ZARR_METADATA.contains(name(file.path()))) {
          candidates.addZarr(file);
        }
      } else if (!wrapped && (format.equals("ome-tiff") || format.equals("ome-xml"))) {
        candidates.addOme(file);
      } else {
        candidates.addAlone(file);
      }
    }
    return candidates.inOrder();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
