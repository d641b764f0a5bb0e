package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** The files of a set, opened when needed; only the last few stay open. */
final class TiffFiles implements AutoCloseable {

  private static final int MAX_OPEN = 16;

  private final FileSet files;
  private final List<String> paths;
  private final ReadLimits limits;
  private final LinkedHashMap<Integer, TiffFile> open = new LinkedHashMap<>(16, 0.75f, true);

  TiffFiles(FileSet files, List<String> paths, ReadLimits limits) {
    this.files = files;
    this.paths = List.copyOf(paths);
    this.limits = limits;
  }

  /** A set that begins with a file that is open already. */
  static TiffFiles startingWith(TiffFile first, FileSet files, List<String> paths) {
    TiffFiles set = new TiffFiles(files, paths, first.limits());
    set.open.put(paths.indexOf(first.path()), first);
    return set;
  }

  TiffFile file(int index) throws IOException, ImagingException {
    TiffFile known = open.get(index);
    if (known != null) {
      return known;
    }
    String path = paths.get(index);
    TiffFile opened =
        TiffFile.open(
            files
                .open(path)
                .orElseThrow(() ->
                    new ImagingException(
                        "ome.file-missing", path, "The image names this file; it is not there.")),
            path,
            limits);
    while (open.size() >= MAX_OPEN) {
      Map.Entry<Integer, TiffFile> eldest = open.firstEntry();
      open.remove(eldest.getKey());
      eldest.getValue().close();
    }
    open.put(index, opened);
    return opened;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (TiffFile file : open.values()) {
      try {
        file.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    open.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
