package org.lumenark.ingest.convert;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.event.Representation;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionReport;
import org.lumenark.imaging.convert.ConvertedImage;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.convert.ReadBackException;
import org.lumenark.imaging.render.ThumbnailRenderer;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.blob.BlobDamagedException;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.collect.DerivedObjects;
import org.lumenark.ingest.reader.ImageReaders;
import org.lumenark.ingest.task.Faults;
import org.lumenark.ingest.task.Task;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;

/** Converts one file set to a new container and draws its thumbnails. */
@ApplicationScoped
class SetConverter {

  private static final Logger LOG = Logger.getLogger(SetConverter.class);

  private final ObjectStore derived;
  private final DerivedObjects objects;
  private final Converters converters;
  private final IngestConfig config;
  private final ConversionOptions options;

  SetConverter(
      @Derived ObjectStore derived,
      DerivedObjects objects,
      Converters converters,
      IngestConfig config) {
    this.derived = derived;
    this.objects = objects;
    this.converters = converters;
    this.config = config;
    this.options = ConversionOptions.defaults().withMemoryBudget(config.conversionMemory());
  }

  /**
   * @throws IOException if store or database are away, or if what was written reads back otherwise
   */
  Converted convert(Task task, WaitingSet set, BlobFileSet files) throws IOException, SQLException {
    Converted converted = attempt(task, set, files);
    return converted instanceof Converted.Failed(Reason reason)
            && ImageReaders.isWorthAnotherTry(reason.code())
        ? attempt(task, set, files)
        : converted;
  }

  private Converted attempt(Task task, WaitingSet set, BlobFileSet files)
      throws IOException, SQLException {
    UUID conversion = TimeOrderedId.next();
    String start = set.fileset() + "/" + conversion;
    objects.begin(task, conversion, start + ".");
    DerivedSink sink = new DerivedSink(derived, start + ".ome.zarr/");
    try {
      ImageConverter converter = converters.over(files, set);
      ConversionReport report =
          converter.convert(
              set.entry(), files, List.of(set.entry()), sink, options(set), bytes -> {});
      return new Converted.Complete(conversion, images(set, conversion, report, sink, start));
    } catch (ImagingException damaged) {
      return new Converted.Failed(
          new Reason(damaged.code(), String.valueOf(damaged.getMessage()), damaged.place()));
    } catch (BlobDamagedException damaged) {
      return new Converted.Failed(damaged.reason());
    } catch (ReadBackException untrusted) {
      throw untrusted;
    } catch (IOException failure) {
      if (Faults.areAroundUs(failure) || Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      LOG.errorf(failure, "file set %s cannot be read", set.fileset());
      return new Converted.Failed(
          new Reason(
              "image.unreadable",
              "The reader for %s cannot read this file.".formatted(set.format()),
              Optional.of(set.entry())));
    }
  }

  /** Masks were told by their names, which one set alone does not show. */
  private ConversionOptions options(WaitingSet set) {
    boolean labels = set.images().stream().allMatch(image -> image.role().equals("label"));
    return labels ? options.withRole(ImageRole.LABEL) : options;
  }

  private List<Converted.Image> images(
      WaitingSet set, UUID conversion, ConversionReport report, DerivedSink sink, String start)
      throws IOException {
    if (report.images().size() != set.images().size()) {
      throw new IllegalStateException(
          "file set %s was assembled with %d images and converted with %d"
              .formatted(set.fileset(), set.images().size(), report.images().size()));
    }
    ThumbnailRenderer renderer = new ThumbnailRenderer(sink);
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
    return images;
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
