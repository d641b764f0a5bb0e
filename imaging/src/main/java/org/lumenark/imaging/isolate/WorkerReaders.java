package org.lumenark.imaging.isolate;

import java.nio.file.Path;
import java.util.Optional;
import org.lumenark.imaging.bioformats.BioFormatsJar;
import org.lumenark.imaging.bioformats.BioFormatsReader;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.Readers;

/**
 * The readers that a worker has.
 *
 * @param bioFormats empty without the plug-in
 */
record WorkerReaders(Optional<BioFormatsReader> bioFormats) {

  static final String JAR = "lumenark.bioformats.jar";
  static final String DIGEST = "lumenark.bioformats.sha256";
  static final String MOST_COPIED = "lumenark.bioformats.copied-bytes";

  /** As the properties of this process say. */
  static WorkerReaders installed() {
    String jar = System.getProperty(JAR);
    return new WorkerReaders(
        jar == null
            ? Optional.empty()
            : Optional.of(
                new BioFormatsReader(
                    new BioFormatsJar(Path.of(jar), System.getProperty(DIGEST, "")),
                    Long.getLong(MOST_COPIED, 0))));
  }

  PixelSourceProvider of(Message.Entry entry) {
    Optional<? extends PixelSourceProvider> reader =
        entry.reader().equals(BioFormatsReader.NAME)
            ? bioFormats
            : Readers.forDetection(entry.detection());
    return reader.orElseThrow(() -> new IllegalStateException("no reader " + entry.reader()));
  }
}
