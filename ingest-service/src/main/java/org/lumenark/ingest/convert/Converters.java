package org.lumenark.ingest.convert;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.lumenark.imaging.assemble.Assembling;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.ome.OmeXmlWriter;
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
