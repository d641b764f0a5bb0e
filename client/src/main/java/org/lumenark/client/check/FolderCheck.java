package org.lumenark.client.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.files.StudyPath;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.assemble.ZarrEntries;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.isolate.WorkerPool;
import org.lumenark.imaging.isolate.WorkerStartException;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

/**
 * Looks at a folder as the archive will: which files are sent, what they are, which belong
 * together, and which images come of them. Reads headers, in worker processes; nothing in the
 * folder changes. Memory grows by the paths, not by what is in the files.
 */
final class FolderCheck {

  private static final Detection UNKNOWN = new Detection("unknown", 0, "not read", true, false);

  private final WorkerPool pool;
  private final InOrder inOrder;
  private final CheckProgress progress;
  private final CheckFindings findings = new CheckFindings();
  private final Map<String, long[]> formats = new TreeMap<>();
  private final Map<String, Detection> ofFormat = new HashMap<>();

  FolderCheck(WorkerPool pool, InOrder inOrder, CheckProgress progress) {
    this.pool = pool;
    this.inOrder = inOrder;
    this.progress = progress;
  }

  /**
   * @param spool gets the images
   * @throws IOException if no worker can be started, or the spool has no room
   */
  FolderReport check(FolderWalk folder, ImageSpool spool) throws IOException {
    Survey survey = new Survey(findings);
    folder.walk(survey);
    List<String> sorted = new ArrayList<>(survey.paths());
    sorted.sort(PathOrder.BY_UTF8);
    PlannedFiles files = new PlannedFiles(new LocalFileSet(folder.root()), List.copyOf(sorted));
    List<String> entries = ZarrEntries.outermost(files.sorted());
    List<DetectedFile> images = detect(files, entries);
    count(survey, files, entries);
    progress.at("Putting together what belongs together", 0, images.size());
    List<ImageCandidate> candidates = pool.assemble(files, images, ReadLimits.DEFAULT);
    FoundFolder found = new FoundFolder(pool, inOrder, files, findings, spool);
    found.find(candidates, progress);
    spool.finish();
    Set<String> alone = entries.size() == sorted.size() ? Set.of() : new HashSet<>(entries);
    long doubles =
        new EqualFiles(folder.root(), findings)
            .find(
                survey,
                path -> alone.isEmpty() || alone.contains(path),
                done -> progress.at("Comparing files", done, sorted.size()));
    return new FolderReport(
        files,
        survey.counts(doubles),
        found.counts(),
        formats(),
        found.groups(),
        found.acquisitions(),
        findings.errors(),
        findings.warnings(),
        findings.all());
  }

  private List<DetectedFile> detect(PlannedFiles files, List<String> entries) throws IOException {
    List<DetectedFile> images = new ArrayList<>();
    inOrder.each(
        entries,
        path -> detected(files, path),
        (index, detected) -> {
          String path = entries.get(index);
          detected.fault().ifPresent(findings::add);
          Detection detection = detected.detection();
          ofFormat.putIfAbsent(detection.format(), detection);
          formats.computeIfAbsent(detection.format(), format -> new long[2])[0]++;
          formats.get(detection.format())[1] += detected.bytes();
          if (detection.image()) {
            images.add(new DetectedFile(path, detection));
            judgeName(path, detection);
          }
          progress.at("Looking at files", index + 1L, entries.size());
        });
    return images;
  }

  /** What a file is, or why that cannot be told. */
  private record Looked(Detection detection, long bytes, Optional<CheckFinding> fault) {}

  private Looked detected(PlannedFiles files, String path) throws IOException {
    long bytes = 0;
    try (var source = files.open(path).orElseThrow(() -> new IOException("gone"))) {
      bytes = source.size();
      return new Looked(pool.detect(files, path), bytes, Optional.empty());
    } catch (WorkerStartException noWorker) {
      throw noWorker;
    } catch (ImagingException e) {
      return new Looked(UNKNOWN, bytes, Optional.of(FoundFolder.failed(path, e)));
    } catch (IOException e) {
      return new Looked(UNKNOWN, bytes, Optional.of(FoundFolder.unreadable(path)));
    }
  }

  private void judgeName(String path, Detection detection) {
    if (!detection.extensionMatches()) {
      findings.add(
          CheckFinding.warning(
              "format.extension",
              StudyPath.visible(path),
              "The name claims another format; the file is " + detection.format() + ".",
              "Nothing, if that is right: the archive goes by what is in the file."));
    }
  }

  /** Files inside an OME-Zarr count with it. */
  private void count(Survey survey, PlannedFiles files, List<String> entries) {
    long inside = (long) files.sorted().size() - entries.size();
    if (inside > 0) {
      long looked = formats.values().stream().mapToLong(count -> count[1]).sum();
      long[] zarr = formats.computeIfAbsent("ome-zarr", format -> new long[2]);
      zarr[0] += inside;
      zarr[1] += survey.bytes() - looked;
    }
  }

  private List<FormatCount> formats() {
    List<FormatCount> counts = new ArrayList<>();
    formats.forEach((format, count) -> {
      Detection detection = ofFormat.getOrDefault(format, UNKNOWN);
      String reader = Readers.forDetection(detection).map(each -> each.name()).orElse(null);
      counts.add(new FormatCount(format, count[0], count[1], reader));
    });
    return counts;
  }
}
