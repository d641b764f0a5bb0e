package org.lumenark.ingest.convert;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.Representation;
import org.lumenark.imaging.convert.ConversionReport;
import org.lumenark.imaging.convert.ConvertedImage;
import org.lumenark.imaging.render.ThumbnailRenderer;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.task.Faults;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;

/** Tells of the images of a container that is complete, and draws their thumbnails. */
@ApplicationScoped
class SetImages {

  private static final Logger LOG = Logger.getLogger(SetImages.class);

  private final ObjectStore derived;
  private final IngestConfig config;

  SetImages(@Derived ObjectStore derived, IngestConfig config) {
    this.derived = derived;
    this.config = config;
  }

  /** Where all objects of a conversion begin. */
  static String start(UUID fileset, UUID conversion) {
    return fileset + "/" + conversion;
  }

  /** Where the container goes. */
  DerivedSink sink(UUID fileset, UUID conversion) {
    return new DerivedSink(derived, start(fileset, conversion) + ".ome.zarr/");
  }

  Converted.Complete complete(WaitingSet set, UUID conversion, ConversionReport report)
      throws IOException {
    if (report.images().size() != set.images().size()) {
      throw new IllegalStateException(
          "file set %s was assembled with %d images and converted with %d"
              .formatted(set.fileset(), set.images().size(), report.images().size()));
    }
    String start = start(set.fileset(), conversion);
    ThumbnailRenderer renderer = new ThumbnailRenderer(sink(set.fileset(), conversion));
    List<Converted.Image> images = new ArrayList<>();
    for (int series = 0; series < set.images().size(); series++) {
      ConvertedImage converted = report.images().get(series);
      ImageFacts facts = ConvertedFacts.of(set.images().get(series), converted);
      Optional<String> thumbnail =
          thumbnail(renderer, converted, start + ".thumbnail-" + series + ".png");
      images.add(
          new Converted.Image(
              facts,
              new Representation(
                  set.fileset(), conversion, converted.path(), report.bytesWritten(), thumbnail)));
    }
    return new Converted.Complete(conversion, images);
  }

  /** An image that cannot be drawn is complete without a picture. */
  private Optional<String> thumbnail(ThumbnailRenderer renderer, ConvertedImage image, String key)
      throws IOException {
    byte[] png;
    try {
      png = renderer.render(image.path(), config.thumbnailPixels());
    } catch (IOException | RuntimeException failure) {
      if (Faults.areAroundUs(failure)) {
        throw failure;
      }
      LOG.warnf(failure, "no thumbnail %s", key);
      return Optional.empty();
    }
    derived.put(key, png, "image/png");
    return Optional.of(key);
  }
}
