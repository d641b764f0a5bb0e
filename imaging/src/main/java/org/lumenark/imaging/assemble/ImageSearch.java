package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.sets.FilePattern;
import org.lumenark.imaging.sets.PatternReader;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * From paths to images: files are detected, assembled and opened by their headers. Conversion and
 * inspection both search like this.
 *
 * @param pattern by which names tell planes apart; then only files that match are taken
 * @param role what the images are, where the caller knows better than files and names
 */
public record ImageSearch(
    FileDetector detector,
    Assembling assembling,
    Function<Detection, Optional<PixelSourceProvider>> readers,
    ReadLimits limits,
    Optional<FilePattern> pattern,
    Optional<ImageRole> role) {

  /**
   * What was found.
   *
   * @param detection of the first image; if there is none, of what could be one; else of the first
   *     file
   * @param reader for that
   */
  public record Result(
      FoundImages images, Optional<Detection> detection, Optional<PixelSourceProvider> reader) {}

  /**
   * @param entries paths in the file set, in path order
   * @throws ImagingException if an image is damaged
   */
  public Result in(FileSet files, List<String> entries) throws IOException, ImagingException {
    return pattern.isPresent()
        ? byPattern(files, new PatternReader(pattern.get()))
        : byContent(files, entries);
  }

  private Result byContent(FileSet files, List<String> entries)
      throws IOException, ImagingException {
    List<DetectedFile> detected = DetectedFiles.of(files, entries, detector);
    List<ImageCandidate> candidates = assembling.assemble(files, detected, limits);
    FoundImages found = new ImageFinder(readers, files, limits, role).find(candidates);
    Optional<Detection> detection =
        found.images().stream()
            .findFirst()
            .map(FoundImage::detection)
            .or(() -> candidates.stream().findFirst().map(ImageCandidate::detection))
            .or(() -> detected.stream().findFirst().map(DetectedFile::detection));
    return new Result(found, detection, detection.flatMap(readers));
  }

  private Result byPattern(FileSet files, PatternReader reader)
      throws IOException, ImagingException {
    List<String> paths = reader.files(files, limits);
    String entry = paths.isEmpty() ? "" : paths.getFirst();
    Detection detection = reader.detection(paths.size());
    ImageCandidate candidate = new ImageCandidate(entry, detection, paths, Optional.empty());
    FoundImages found =
        new ImageFinder(any -> Optional.of(reader), files, limits, role).find(List.of(candidate));
    return new Result(found, Optional.of(detection), Optional.of(reader));
  }
}
