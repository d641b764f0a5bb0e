package org.lumenark.ingest.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.Reason;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.ingest.blob.BlobDamagedException;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.blob.VerifiedFile;
import org.lumenark.ingest.reader.ImageReaders;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.Faults;

/** Opens what a file belongs to and says which images are in it. Reads headers only. */
final class SetReader {

  private static final Logger LOG = Logger.getLogger(SetReader.class);
  private static final int LONGEST_PLATE_NAME = 1_000;

  private final StudyVersion study;
  private final BlobFileSet files;
  private final ImageReaders readers;

  SetReader(StudyVersion study, BlobFileSet files, ImageReaders readers) {
    this.study = study;
    this.files = files;
    this.readers = readers;
  }

  /**
   * @throws IOException if store or database are away; whatever is wrong with the file is part of
   *     the result
   */
  AssembledSet read(ImageCandidate candidate) throws IOException {
    VerifiedFile entry = entry(candidate);
    if (candidate.problem().isPresent()) {
      ImageCandidate.Problem problem = candidate.problem().get();
      Reason reason =
          new Reason(problem.code(), problem.message(), Optional.ofNullable(problem.place()));
      return without(candidate, ImageState.FAILED, reason);
    }
    Detection detection = candidate.detection();
    Optional<PixelSourceProvider> reader = readers.forDetection(detection);
    if (reader.isEmpty()) {
      Reason reason =
          new Reason(
              "no-reader",
              "Files of format %s are kept as they are: no reader is installed."
                  .formatted(detection.format()),
              Optional.empty());
      return without(candidate, ImageState.NO_READER, reason);
    }
    try (PixelSource source = open(reader.get(), entry, detection)) {
      return described(candidate, entry, source);
    } catch (ImagingException damaged) {
      return without(
          candidate,
          damaged.code().equals("no-reader") ? ImageState.NO_READER : ImageState.FAILED,
          new Reason(damaged.code(), String.valueOf(damaged.getMessage()), damaged.place()));
    } catch (BlobDamagedException damaged) {
      return without(candidate, ImageState.FAILED, damaged.reason());
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      if (Faults.areAroundUs(failure)) {
        throw failure;
      }
      LOG.errorf(failure, "reader %s fails on file %d", reader.get().name(), entry.ordinal());
      return without(candidate, ImageState.FAILED, defect(entry));
    }
  }

  private PixelSource open(PixelSourceProvider reader, VerifiedFile entry, Detection detection)
      throws IOException, ImagingException {
    try {
      return reader.open(files, entry.path(), detection, ReadLimits.DEFAULT);
    } catch (ImagingException failed) {
      if (!ImageReaders.isWorthAnotherTry(failed.code())) {
        throw failed;
      }
      return reader.open(files, entry.path(), detection, ReadLimits.DEFAULT);
    }
  }

  /** An image of which nothing but its files is known. */
  AssembledSet without(ImageCandidate candidate, ImageState state, Reason reason)
      throws IOException {
    VerifiedFile entry = entry(candidate);
    List<VerifiedFile> own = known(candidate.files());
    List<VerifiedFile> parts = own.isEmpty() ? List.of(entry) : own;
    return new AssembledSet(
        FileSetId.of(study.accession(), FactsOf.parts(parts)),
        entry.path(),
        candidate.detection().format(),
        bytes(parts),
        List.of(FactsOf.files(study.accession(), parts, entry, candidate.detection().format())),
        Optional.of(new AssembledSet.Failure(state, reason)));
  }

  private AssembledSet described(ImageCandidate candidate, VerifiedFile entry, PixelSource source)
      throws IOException {
    List<ImageDescription> descriptions = source.images();
    Optional<String> plate = source.plate().map(Plate::name).filter(SetReader::isName);
    Set<String> names = new LinkedHashSet<>(candidate.files());
    names.add(entry.path());
    descriptions.forEach(description -> names.addAll(description.files()));
    List<VerifiedFile> all = known(names);
    Map<String, VerifiedFile> byPath = new HashMap<>();
    all.forEach(file -> byPath.put(file.path(), file));
    List<ImageFacts> images = new ArrayList<>();
    for (int series = 0; series < descriptions.size(); series++) {
      ImageDescription description = descriptions.get(series);
      List<VerifiedFile> own =
          description.files().stream().filter(byPath::containsKey).map(byPath::get).toList();
      images.add(
          FactsOf.description(
              study.accession(),
              own.isEmpty() ? List.of(entry) : own,
              series,
              candidate.detection().format(),
              candidate.labelsOf().isPresent() ? description.as(ImageRole.LABEL) : description,
              plate));
    }
    return new AssembledSet(
        FileSetId.of(study.accession(), FactsOf.parts(all)),
        entry.path(),
        candidate.detection().format(),
        bytes(all),
        images,
        Optional.empty());
  }

  /** Whether anyone could write it into a table. */
  private static boolean isName(String plate) {
    return !plate.isBlank()
        && plate.length() <= LONGEST_PLATE_NAME
        && plate.chars().noneMatch(Character::isISOControl);
  }

  private VerifiedFile entry(ImageCandidate candidate) throws IOException {
    return files
        .file(candidate.entry())
        .orElseThrow(() -> new IllegalStateException("a candidate without its file"));
  }

  private List<VerifiedFile> known(Collection<String> paths) throws IOException {
    List<VerifiedFile> known = new ArrayList<>();
    for (String path : paths) {
      files.file(path).ifPresent(known::add);
    }
    return known;
  }

  private static long bytes(List<VerifiedFile> files) {
    return files.stream().mapToLong(file -> file.blob().length()).sum();
  }

  private static Reason defect(VerifiedFile entry) {
    return new Reason(
        "image.unreadable",
        "The reader for %s cannot read this file.".formatted(entry.format()),
        Optional.of(entry.path()));
  }
}
