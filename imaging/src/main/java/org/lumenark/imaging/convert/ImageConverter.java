package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lumenark.imaging.assemble.Assembling;
import org.lumenark.imaging.assemble.FileDetector;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.assemble.FoundImages;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.assemble.ImageSearch;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.ome.OmeXmlWriter;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.Readers;
import org.lumenark.imaging.source.SourceWarning;
import org.lumenark.imaging.zarr.ObjectSink;

/**
 * Converts images to one OME-Zarr 0.5 container: the group of the only image is the root, several
 * images are the series 0, 1, … below it, fields of a plate and labels have the place that is
 * theirs. Axes are always t c z y x. Every plane is read once; memory is bounded by {@link
 * ConversionOptions#memoryBudget()}, which small images that are converted at once share. The
 * root's {@code zarr.json} is the last object: a container without it is unfinished and its objects
 * can be thrown away. Safe for use by several threads; each conversion has threads and a budget of
 * its own.
 */
public final class ImageConverter {

  private static final int MOST_WARNINGS = 1_000;

  private final FileDetector detector;
  private final Assembling assembling;
  private final Function<Detection, Optional<PixelSourceProvider>> readers;
  private final OmeXmlDocument xml;

  public ImageConverter(
      FileDetector detector,
      Function<Detection, Optional<PixelSourceProvider>> readers,
      OmeXmlDocument xml) {
    this(detector, Assembling.HERE, readers, xml);
  }

  public ImageConverter(
      FileDetector detector,
      Assembling assembling,
      Function<Detection, Optional<PixelSourceProvider>> readers,
      OmeXmlDocument xml) {
    this.detector = detector;
    this.assembling = assembling;
    this.readers = readers;
    this.xml = xml;
  }

  /** With the readers on the class path, which judge files by their content. */
  public static ImageConverter installed() {
    return new ImageConverter(FileDetector.BY_CONTENT, Readers::forDetection, OmeXmlWriter::write);
  }

  /**
   * Converts all images behind the entries.
   *
   * @param input what to call the input in the report
   * @param entries paths in the file set, in the order in which images are numbered; one file of a
   *     multi-file image is enough
   * @throws ImagingException if a file is not as it should be or cannot be read ({@code
   *     no-reader}); the container is then unfinished
   * @throws IOException if bytes cannot be read or written; nothing is wrong with the files
   */
  public ConversionReport convert(
      String input,
      FileSet files,
      List<String> entries,
      ObjectSink sink,
      ConversionOptions options,
      ConversionProgress progress)
      throws IOException, ImagingException {
    long start = System.nanoTime();
    CountingFileSet counted = new CountingFileSet(files);
    try (UnpackedOnce once = new UnpackedOnce(readers)) {
      ImageSearch.Result found =
          new ImageSearch(
                  detector,
                  assembling,
                  once::reader,
                  options.limits(),
                  options.pattern(),
                  options.role())
              .in(counted, entries);
      List<FoundImage> images = found.images().images();
      if (images.isEmpty()) {
        throw noReader(entries, found);
      }
      try (ContainerWriter container = new ContainerWriter(sink, options)) {
        new ContainerImages(counted, container, options, progress, images.size())
            .write(SourceImages.of(images));
        container.finish(xml, found.images().plate());
        Detection detection = images.getFirst().detection();
        return new ConversionReport(
            input,
            detection.format(),
            detection.confidence(),
            detection.evidence(),
            detection.extensionMatches(),
            detection.wrapper().orElse(null),
            images.getFirst().reader().name(),
            container.images(),
            images.getFirst().description().originalMetadata(),
            warnings(found.images()),
            (System.nanoTime() - start) / 1e9,
            counted.bytesRead(),
            container.bytesWritten(),
            ProcessMemory.peak());
      }
    }
  }

  private static ImagingException noReader(List<String> entries, ImageSearch.Result found) {
    String message =
        switch (found.detection().orElse(null)) {
          case null -> "There is no file to convert.";
          case Detection d when d.image() -> "No reader here reads the format " + d.format() + ".";
          case Detection d -> "The format " + d.format() + " is not an image.";
        };
    return new ImagingException(
        "no-reader", entries.size() == 1 ? entries.getFirst() : null, message);
  }

  /** Also tells of images that stay out of the container. */
  private static List<SourceWarning> warnings(FoundImages found) {
    List<SourceWarning> warnings = new ArrayList<>(found.warnings());
    for (ImageCandidate unread : found.unread()) {
      if (warnings.size() < MOST_WARNINGS) {
        String format = unread.detection().format();
        warnings.add(
            new SourceWarning(
                "no-reader", unread.entry(), "No reader here reads the format " + format + "."));
      }
    }
    return warnings;
  }
}
