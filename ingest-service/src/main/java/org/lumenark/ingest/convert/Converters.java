package org.lumenark.ingest.convert;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.lumenark.imaging.assemble.Assembling;
import org.lumenark.imaging.convert.ConversionInput;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.convert.RegionConverter;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.ome.OmeXmlWriter;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Readers;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.blob.VerifiedFile;
import org.lumenark.ingest.reader.ImageReaders;

/**
 * Converters that know what the files are: that was detected when they were verified, and a set may
 * be another thing than its first file. Which files belong together is known too.
 */
@ApplicationScoped
class Converters {

  private final ImageReaders readers;

  Converters(ImageReaders readers) {
    this.readers = readers;
  }

  ImageConverter over(BlobFileSet files, WaitingSet waiting) {
    return new ImageConverter(
        (set, path) ->
            path.equals(waiting.entry())
                ? as(waiting.format(), detection(files, path))
                : detection(files, path),
        Assembling.ALONE,
        readers::forDetection,
        OmeXmlWriter::write);
  }

  /** The same, for workers who share the conversion. */
  RegionConverter inRegions(BlobFileSet files, WaitingSet set, long memory, long regionBytes) {
    return over(files, set)
        .inRegions(
            new ConversionInput(set.entry(), files, List.of(set.entry())),
            options(set, memory),
            regionBytes);
  }

  /**
   * Whether any part of the pixels can be read alone. What is wrapped is unpacked first, and for
   * Bio-Formats files are copied: all of it, for every region.
   */
  boolean readInPlace(BlobFileSet files, WaitingSet set) throws IOException {
    Detection entry = as(set.format(), detection(files, set.entry()));
    return entry.wrapper().isEmpty() && Readers.forDetection(entry).isPresent();
  }

  /** Masks were told by their names, which one set alone does not show. */
  static ConversionOptions options(WaitingSet set, long memory) {
    ConversionOptions options = ConversionOptions.defaults().withMemoryBudget(memory);
    boolean labels = set.images().stream().allMatch(image -> image.role().equals("label"));
    return labels ? options.withRole(ImageRole.LABEL) : options;
  }

  private static Detection as(String format, Detection entry) {
    return entry.format().equals(format)
        ? entry
        : new Detection(
            format, entry.confidence(), entry.evidence(), entry.extensionMatches(), true);
  }

  private static Detection detection(BlobFileSet files, String path) throws IOException {
    return files
        .file(path)
        .map(VerifiedFile::detection)
        .orElseThrow(() -> new NoSuchFileException(path));
  }
}
