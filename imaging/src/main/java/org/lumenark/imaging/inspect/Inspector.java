package org.lumenark.imaging.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lumenark.imaging.assemble.Assembling;
import org.lumenark.imaging.assemble.FileDetector;
import org.lumenark.imaging.assemble.ImageInput;
import org.lumenark.imaging.assemble.ImageSearch;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

/** Tells what files are and which images are in them, by their headers only. */
public final class Inspector {

  private static final Detection NOTHING =
      new Detection("unknown", 0.1, "no image among the files", true, false);

  private final ImageSearch search;

  public Inspector(ReadLimits limits) {
    search =
        new ImageSearch(
            FileDetector.BY_CONTENT,
            Assembling.HERE,
            Readers::forDetection,
            limits,
            Optional.empty(),
            Optional.empty());
  }

  /**
   * Inspects a file, with the files beside it that belong to its image, or a folder; as a
   * conversion without further options would take them.
   *
   * @throws ImagingException if it is damaged
   */
  public Inspection inspect(ImageInput input) throws IOException, ImagingException {
    return inspect(input.name(), input.files(), input.entries());
  }

  /** The same of the local disk. */
  public Inspection inspect(Path input) throws IOException, ImagingException {
    return inspect(ImageInput.of(input));
  }

  /**
   * Inspects files of a set; those that are no image, or that nothing reads, are passed over.
   *
   * @param entries their paths, in path order
   */
  public Inspection inspect(String input, FileSet files, List<String> entries)
      throws IOException, ImagingException {
    ImageSearch.Result found = search.in(files, entries);
    boolean severalWithoutImage =
        entries.size() > 1 && found.detection().filter(Detection::image).isEmpty();
    Detection detection = severalWithoutImage ? NOTHING : found.detection().orElse(NOTHING);
    List<InspectedImage> images = found.images().images().stream().map(InspectedImage::of).toList();
    Optional<ImageDescription> first =
        found.images().images().stream().findFirst().map(image -> image.description());
    return new Inspection(
        input,
        detection.format(),
        detection.confidence(),
        detection.evidence(),
        detection.extensionMatches(),
        detection.wrapper().orElse(null),
        found.reader().map(PixelSourceProvider::name).orElse(null),
        images,
        first
            .<Map<String, String>>map(image -> new TreeMap<>(image.originalMetadata()))
            .orElse(Map.of()),
        found.images().warnings());
  }
}
