package org.lumenark.client.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.check.FolderReport.ImageCounts;
import org.lumenark.client.files.StudyPath;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.assemble.FoundImages;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.assemble.ImageFinder;
import org.lumenark.imaging.harvest.Harvest;
import org.lumenark.imaging.harvest.HarvestedAcquisition;
import org.lumenark.imaging.harvest.ImageSays;
import org.lumenark.imaging.inspect.InspectedImage;
import org.lumenark.imaging.isolate.WorkerPool;
import org.lumenark.imaging.isolate.WorkerStartException;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;
import org.lumenark.imaging.source.SourceWarning;

/** Opens what was put together, by its headers, and keeps what it tells. */
final class FoundFolder {

  private final WorkerPool pool;
  private final InOrder inOrder;
  private final PlannedFiles files;
  private final CheckFindings findings;
  private final ImageSpool spool;
  private final List<FileGroup> groups = new ArrayList<>();
  private final Set<String> covered = new HashSet<>();
  private final Harvest harvest = new Harvest();
  private long readable;
  private long failed;
  private long noReader;
  private long bytes;

  FoundFolder(
      WorkerPool pool,
      InOrder inOrder,
      PlannedFiles files,
      CheckFindings findings,
      ImageSpool spool) {
    this.pool = pool;
    this.inOrder = inOrder;
    this.files = files;
    this.findings = findings;
    this.spool = spool;
  }

  /** An image with its labels, as they share one container. */
  private record Family(ImageCandidate image, List<ImageCandidate> all) {}

  private record Opened(@Nullable FoundImages images, @Nullable CheckFinding fault) {}

  void find(List<ImageCandidate> candidates, CheckProgress progress) throws IOException {
    List<Family> families = families(candidates);
    inOrder.each(
        families,
        family -> open(family),
        (index, opened) -> {
          keep(families.get(index), opened);
          progress.at("Opening images", index + 1L, families.size());
        });
  }

  private static List<Family> families(List<ImageCandidate> candidates) {
    Map<String, Family> byEntry = new HashMap<>();
    List<Family> families = new ArrayList<>();
    for (ImageCandidate candidate : candidates) {
      if (candidate.labelsOf().isEmpty()) {
        Family family = new Family(candidate, new ArrayList<>(List.of(candidate)));
        byEntry.put(candidate.entry(), family);
        families.add(family);
      }
    }
    for (ImageCandidate candidate : candidates) {
      candidate
          .labelsOf()
          .ifPresent(image -> {
            Family family = byEntry.get(image);
            if (family == null) {
              families.add(new Family(candidate, List.of(candidate)));
            } else {
              family.all.add(candidate);
            }
          });
    }
    return families;
  }

  private Opened open(Family family) throws IOException {
    String entry = family.image.entry();
    try {
      FoundImages images =
          new ImageFinder(
                  detection -> Readers.forDetection(detection).map(this::isolated),
                  files,
                  ReadLimits.DEFAULT,
                  Optional.empty())
              .find(family.all);
      return new Opened(images, null);
    } catch (ImagingException e) {
      return new Opened(null, failed(e.place().filter(files::has).orElse(entry), e));
    } catch (WorkerStartException noWorker) {
      throw noWorker;
    } catch (IOException e) {
      return new Opened(null, unreadable(entry));
    }
  }

  private PixelSourceProvider isolated(PixelSourceProvider reader) {
    return pool.isolated(reader);
  }

  private void keep(Family family, Opened opened) throws IOException {
    ImageCandidate candidate = family.image;
    String format = candidate.detection().format();
    if (covered.contains(candidate.entry())) {
      return;
    }
    if (opened.fault != null) {
      failed++;
      findings.add(opened.fault);
      ImageLine.Reason reason = new ImageLine.Reason(opened.fault.code(), opened.fault.message());
      spool.add(
          ImageLine.without(candidate.entry(), format, "failed", candidate.files().size(), reason));
      return;
    }
    FoundImages found = Objects.requireNonNull(opened.images);
    for (ImageCandidate unread : found.unread()) {
      unread(unread);
    }
    for (SourceWarning warning : found.warnings()) {
      findings.add(
          CheckFinding.warning(
              warning.code(),
              StudyPath.visible(candidate.entry()),
              warning.message() + " (" + StudyPath.visible(warning.place()) + ")",
              "Look at the image; it is read as far as it can be."));
    }
    for (FoundImage image : found.images()) {
      readable++;
      bytes += image.bytes();
      covered.addAll(image.description().files());
      harvest.add(
          StudyPath.visible(image.entry()),
          ImageSays.of(image.detection().format(), image.description()));
      spool.add(
          ImageLine.readable(
              image.entry(), image.number(), image.detection().format(), InspectedImage.of(image)));
    }
    group(family, found);
  }

  private void unread(ImageCandidate candidate) throws IOException {
    noReader++;
    String format = candidate.detection().format();
    String message = "Nothing here reads " + format + ".";
    findings.add(
        CheckFinding.warning(
            "no-reader",
            StudyPath.visible(candidate.entry()),
            message,
            "The file is kept, verified and downloadable; for an image, export it as OME-TIFF."));
    spool.add(
        ImageLine.without(
            candidate.entry(),
            format,
            "no-reader",
            candidate.files().size(),
            new ImageLine.Reason("no-reader", message)));
  }

  private void group(Family family, FoundImages found) {
    if (found.images().isEmpty()) {
      return;
    }
    ImageCandidate candidate = family.image;
    long members =
        found.images().stream()
            .flatMap(image -> image.description().files().stream())
            .distinct()
            .count();
    String format = candidate.detection().format();
    FileGroup.PlateShape plate =
        found
            .plate()
            .map(each -> new FileGroup.PlateShape(each.name(), each.rows(), each.columns()))
            .orElse(null);
    String kind = plate != null ? "plate" : kind(format);
    if (plate != null || members > 1 || kind.equals("container")) {
      groups.add(
          new FileGroup(candidate.entry(), kind, format, members, found.images().size(), plate));
    }
  }

  private static String kind(String format) {
    return switch (format) {
      case "sequence" -> "sequence";
      case "ome-zarr" -> "container";
      default -> "set";
    };
  }

  static CheckFinding failed(String path, ImagingException e) {
    return CheckFinding.error(
        e.code(), StudyPath.visible(path), String.valueOf(e.getMessage()), remedy(e.code()));
  }

  private static String remedy(String code) {
    if (code.contains("unsupported")) {
      return "The file is kept, verified and downloadable; for an image, export it as OME-TIFF.";
    }
    return code.endsWith("-missing")
        ? "Put the file that is named beside it; as it is, no image comes of it."
        : "Compare it with the original and copy it again; as it is, it is kept and no image comes"
            + " of it.";
  }

  static CheckFinding unreadable(String path) {
    return CheckFinding.error(
        "file.unreadable",
        StudyPath.visible(path),
        "The file cannot be read.",
        "Look whether it is still there and its disk is in order.");
  }

  ImageCounts counts() {
    return new ImageCounts(readable, failed, noReader, bytes);
  }

  List<FileGroup> groups() {
    return List.copyOf(groups);
  }

  List<HarvestedAcquisition> acquisitions() {
    return harvest.acquisitions();
  }
}
