package org.lumenark.ingest.convert;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.lumenark.contracts.event.Reason;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ConversionReport;
import org.lumenark.imaging.convert.RegionConverter;
import org.lumenark.imaging.convert.RegionReceipt;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.reader.ImageReaders;
import org.lumenark.ingest.task.LeaseLostException;
import org.lumenark.ingest.task.TaskRun;

/** Does one worker's part of a conversion that is shared out. */
@ApplicationScoped
class SharedConverter {

  private final Transactions transactions;
  private final Converters converters;
  private final SetImages images;

  SharedConverter(Transactions transactions, Converters converters, SetImages images) {
    this.transactions = transactions;
    this.converters = converters;
    this.images = images;
  }

  /**
   * Writes a region.
   *
   * @throws IOException if store or database are away
   */
  RegionOutcome region(
      TaskRun run, Converted.Shared shared, int region, WaitingSet set, BlobFileSet files)
      throws IOException {
    RegionOutcome outcome = attempt(run, shared, region, set, files);
    return outcome instanceof RegionOutcome.Failed(Reason reason)
            && ImageReaders.isWorthAnotherTry(reason.code())
        ? attempt(run, shared, region, set, files)
        : outcome;
  }

  private RegionOutcome attempt(
      TaskRun run, Converted.Shared shared, int region, WaitingSet set, BlobFileSet files)
      throws IOException {
    try {
      RegionReceipt receipt =
          converter(shared, set, files)
              .convert(region, images.sink(set.fileset(), shared.conversion()), watching(run));
      return new RegionOutcome.Written(receipt);
    } catch (ImagingException damaged) {
      return new RegionOutcome.Failed(FileFaults.reason(damaged));
    } catch (IOException failure) {
      return new RegionOutcome.Failed(FileFaults.reason(set, failure));
    }
  }

  /**
   * Makes the container of regions that are all written.
   *
   * @throws IOException if store or database are away, or if what was written reads back otherwise
   */
  Converted finish(TaskRun run, Converted.Shared shared, WaitingSet set, BlobFileSet files)
      throws IOException, SQLException {
    UUID conversion = shared.conversion();
    List<RegionReceipt> receipts =
        transactions.<List<RegionReceipt>, RuntimeException>call(
            connection -> RegionTable.receipts(connection, conversion));
    try {
      ConversionReport report =
          converter(shared, set, files)
              .finish(receipts, images.sink(set.fileset(), conversion), watching(run));
      return images.complete(set, conversion, report);
    } catch (ImagingException damaged) {
      return new Converted.Failed(FileFaults.reason(damaged));
    } catch (IOException failure) {
      return new Converted.Failed(FileFaults.reason(set, failure));
    }
  }

  private RegionConverter converter(Converted.Shared shared, WaitingSet set, BlobFileSet files) {
    return converters.inRegions(files, set, shared.memory(), shared.regionBytes());
  }

  /** Who has lost the task stops: what it would write later, nobody would collect. */
  private static ConversionProgress watching(TaskRun run) {
    return bytes -> {
      try {
        run.check();
      } catch (LeaseLostException lost) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
