package org.lumenark.client.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.files.StudyPath;
import org.lumenark.client.progress.Progress;
import org.lumenark.imaging.harvest.Prefill;
import org.lumenark.imaging.isolate.WorkerPool;
import org.lumenark.imaging.isolate.WorkerSettings;
import org.lumenark.imaging.isolate.WorkerStartException;

/**
 * A folder that was looked at as the archive will look at it; neither archive nor account needed.
 */
public final class CheckedFolder implements AutoCloseable {

  private static final int MOST_WORKERS = 4;
  private static final int SHOWN = 20;

  private final Path folder;
  private final FolderReport report;
  private final ImageSpool images;
  private final Optional<TransferRate> rate;

  private CheckedFolder(
      Path folder, FolderReport report, ImageSpool images, Optional<TransferRate> rate) {
    this.folder = folder;
    this.report = report;
    this.images = images;
    this.rate = rate;
  }

  /**
   * Reads the headers of its files in worker processes, and whole files where two may be the same.
   *
   * @param rate for the estimate of the upload; without one no time is told
   */
  public static CheckedFolder of(
      FolderWalk folder, Optional<TransferRate> rate, CheckProgress progress) {
    int workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
    WorkerSettings settings = WorkerSettings.defaults().withWorkers(workers);
    try (WorkerPool pool = new WorkerPool(settings);
        InOrder inOrder = new InOrder(workers)) {
      ImageSpool spool = ImageSpool.open();
      try {
        FolderReport report = new FolderCheck(pool, inOrder, progress).check(folder, spool);
        return new CheckedFolder(folder.root(), report, spool, rate);
      } catch (IOException | RuntimeException e) {
        spool.close();
        throw e;
      }
    } catch (WorkerStartException e) {
      throw new ClientException(
          ExitCode.MACHINE_LACKS,
          "worker.start",
          "No process can be started that reads images: " + e.getMessage(),
          null,
          List.of(),
          e);
    } catch (IOException e) {
      throw ClientException.localFile(folder.root().toString(), e);
    }
  }

  /** Whether there is no error. */
  public boolean valid() {
    return report.errors() == 0;
  }

  /** Whether this file, or anything in a folder of this name, would be sent. */
  public boolean has(String path) {
    return report.planned().has(path) || report.planned().hasBelow(path);
  }

  /** One object; the same folder always gives the same one. */
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("input", folder.toString());
    json.writeBooleanField("valid", valid());
    field(json, "files", report.files());
    field(json, "formats", report.formats());
    field(json, "imageCounts", report.imageCounts());
    json.writeFieldName("images");
    images.writeTo(json);
    field(json, "groups", report.groups());
    field(json, "acquisitions", report.acquisitions());
    field(json, "prefill", Prefill.of(report.acquisitions()));
    json.writeObjectFieldStart("upload");
    json.writeNumberField("files", report.files().count());
    json.writeNumberField("bytes", report.files().bytes());
    if (rate.isPresent()) {
      json.writeNumberField("bytesPerSecond", rate.get().bytesPerSecond());
      json.writeStringField("rate", rate.get().from());
      json.writeNumberField("seconds", seconds(rate.get()));
    }
    json.writeEndObject();
    json.writeNumberField("errors", report.errors());
    json.writeNumberField("warnings", report.warnings());
    field(json, "findings", report.findings());
    json.writeEndObject();
  }

  private static void field(JsonGenerator json, String name, Object value) throws IOException {
    json.writeFieldName(name);
    Json.mapper().writeValue(json, value);
  }

  private long seconds(TransferRate known) {
    return known.timeFor(report.files().count(), report.files().bytes()).toSeconds();
  }

  /** The same in short for people. */
  public String words() {
    StringBuilder words = new StringBuilder();
    FileCounts files = report.files();
    words.append(folder).append(": ").append(counted(files.count(), "file")).append(", ");
    words.append(Progress.size(files.bytes()));
    for (FormatCount format : report.formats()) {
      words.append("\n  ").append(number(format.files())).append(' ').append(format.format());
      words.append(", ").append(Progress.size(format.bytes()));
    }
    FolderReport.ImageCounts counts = report.imageCounts();
    words.append("\nImages: ").append(number(counts.readable()));
    append(words, counts.failed(), " failed");
    append(words, counts.noReader(), " without a reader");
    report.groups().stream().limit(SHOWN).forEach(group -> line(words, group));
    more(words, report.groups().size());
    List<Prefill> offered = Prefill.of(report.acquisitions());
    for (Prefill prefill : offered.subList(0, Math.min(SHOWN, offered.size()))) {
      words.append("\n  ").append(prefill.pointer()).append(": ").append(prefill.value());
      words.append(" (from ").append(prefill.source().path()).append(')');
    }
    words.append("\nTo send: ").append(Progress.size(files.bytes()));
    rate.ifPresent(known -> {
      words.append(", about ");
      words.append(TransferRate.words(known.timeFor(files.count(), files.bytes())));
      words.append(" at ").append(Progress.size((long) known.bytesPerSecond()));
      words.append("/s (").append(known.from()).append(')');
    });
    words.append("\n").append(counted(report.errors(), "error")).append(", ");
    words.append(counted(report.warnings(), "warning"));
    report.findings().stream().limit(SHOWN).forEach(finding -> line(words, finding));
    more(words, report.findings().size());
    return words.toString();
  }

  private static void append(StringBuilder words, long count, String what) {
    if (count > 0) {
      words.append(", ").append(number(count)).append(what);
    }
  }

  private static void more(StringBuilder words, int count) {
    if (count > SHOWN) {
      words.append("\n  and ").append(number(count - SHOWN)).append(" more (--json)");
    }
  }

  private static void line(StringBuilder words, FileGroup group) {
    words.append("\n  ").append(group.kind()).append(' ');
    words.append(StudyPath.visible(group.path())).append(": ");
    words.append(counted(group.files(), "file")).append(", ");
    words.append(counted(group.images(), "image"));
  }

  private static void line(StringBuilder words, CheckFinding finding) {
    words.append("\n  ").append(finding.severity().text());
    if (finding.path() != null) {
      words.append(' ').append(finding.path());
    }
    words.append(": ").append(finding.message()).append(' ').append(finding.remedy());
    words.append(" [").append(finding.code()).append(']');
  }

  private static String counted(long count, String what) {
    return number(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  @Override
  public void close() {
    try {
      images.close();
    } catch (IOException e) {
      throw ClientException.localFile("a temporary file", e);
    }
  }
}
