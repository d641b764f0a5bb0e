package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lumenark.imaging.assemble.Assembling;
import org.lumenark.imaging.assemble.FileDetector;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.assemble.FoundImages;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.ome.OmeXmlWriter;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.Readers;
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

  private final InputSearch search;
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
    search = new InputSearch(detector, assembling, readers);
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
    try (UnpackedOnce once = new UnpackedOnce(search.readers())) {
      FoundImages found = search.with(once::reader).in(counted, entries, options);
      List<FoundImage> images = found.images();
      try (ContainerWriter container = new ContainerWriter(sink, options)) {
        new ContainerImages(counted, container, options, progress, images.size())
            .write(SourceImages.of(images));
        container.finish(xml, found.plate());
        return Reports.of(
            input, found, container.images(), start, counted.bytesRead(), container.bytesWritten());
      }
    }
  }

  /**
   * Converts the same, but so that many workers can share the work.
   *
   * @param regionBytes bytes of pixels in a region, about
   */
  public RegionConverter inRegions(
      ConversionInput input, ConversionOptions options, long regionBytes) {
    return new RegionConverter(search, xml, input, options, regionBytes);
  }
}
