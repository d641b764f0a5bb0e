package org.lumenark.ingest.convert;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionReport;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.collect.DerivedObjects;
import org.lumenark.ingest.reader.ImageReaders;
import org.lumenark.ingest.task.Task;

/** Converts one file set to a new container and draws its thumbnails, or shares a huge one out. */
@ApplicationScoped
class SetConverter {

  private final DerivedObjects objects;
  private final Converters converters;
  private final SetImages images;
  private final IngestConfig config;

  SetConverter(
      DerivedObjects objects, Converters converters, SetImages images, IngestConfig config) {
    this.objects = objects;
    this.converters = converters;
    this.images = images;
    this.config = config;
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
    objects.begin(task, conversion, SetImages.start(set.fileset(), conversion) + ".");
    try {
      int regions = regions(set, files);
      if (regions > 1) {
        return new Converted.Shared(
            conversion, regions, config.regionBytes(), config.conversionMemory());
      }
      ConversionOptions options = Converters.options(set, config.conversionMemory());
      ConversionReport report =
          converters
              .over(files, set)
              .convert(
                  set.entry(),
                  files,
                  List.of(set.entry()),
                  images.sink(set.fileset(), conversion),
                  options,
                  bytes -> {});
      return images.complete(set, conversion, report);
    } catch (ImagingException damaged) {
      return new Converted.Failed(FileFaults.reason(damaged));
    } catch (IOException failure) {
      return new Converted.Failed(FileFaults.reason(set, failure));
    }
  }

  /** Into how many regions a set is cut; less than two if one worker converts all of it. */
  private int regions(WaitingSet set, BlobFileSet files) throws IOException, ImagingException {
    return PixelBytes.of(set.images()) > config.regionsAbove() && converters.readInPlace(files, set)
        ? converters.inRegions(files, set, config.conversionMemory(), config.regionBytes()).count()
        : 1;
  }
}
