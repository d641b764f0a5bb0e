package org.lumenark.ingest.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.id.ImageId;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;
import org.lumenark.ingest.blob.BlobDamagedException;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.blob.VerifiedFile;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.Faults;

/** Opens what a file belongs to and says which images are in it. Reads headers only. */
final class SetReader {

  private static final Logger LOG = Logger.getLogger(SetReader.class);

  private final StudyVersion study;
  private final BlobFileSet files;

  SetReader(StudyVersion study, BlobFileSet files) {
    this.study = study;
    this.files = files;
  }

  /**
   * @throws IOException if store or database are away; whatever is wrong with the file is part of
   *     the result
   */
  AssembledSet read(VerifiedFile entry) throws IOException {
    Optional<PixelSourceProvider> reader = Readers.forDetection(entry.detection());
    if (reader.isEmpty()) {
      Reason reason =
          new Reason(
              "no-reader",
              "Files of format %s are kept as they are: no reader is installed."
                  .formatted(entry.format()),
              Optional.empty());
      return without(entry, ImageState.NO_READER, reason);
    }
    try (PixelSource source =
        reader.get().open(files, entry.path(), entry.detection(), ReadLimits.DEFAULT)) {
      return described(entry, source.images());
    } catch (ImagingException damaged) {
      return without(
          entry,
          damaged.code().equals("no-reader") ? ImageState.NO_READER : ImageState.FAILED,
          new Reason(damaged.code(), String.valueOf(damaged.getMessage()), damaged.place()));
    } catch (BlobDamagedException damaged) {
      return without(entry, ImageState.FAILED, damaged.reason());
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      if (Faults.areAroundUs(failure)) {
        throw failure;
      }
      LOG.errorf(failure, "reader %s fails on file %d", reader.get().name(), entry.ordinal());
      return without(entry, ImageState.FAILED, defect(entry));
    }
  }

  /** An image of which nothing but its file is known. */
  AssembledSet without(VerifiedFile entry, ImageState state, Reason reason) {
    List<ImageId.Part> parts = List.of(new ImageId.Part(entry.path(), entry.sha256()));
    ImageFacts image =
        new ImageFacts(
            ImageId.of(study.accession(), parts, 0),
            0,
            entry.path(),
            0,
            entry.path().substring(entry.path().lastIndexOf('/') + 1),
            entry.format(),
            "image",
            "",
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of(),
            0,
            Optional.empty(),
            List.of(entry.ordinal()));
    return new AssembledSet(
        FileSetId.of(study.accession(), parts),
        entry.path(),
        entry.format(),
        List.of(entry.path()),
        entry.blob().length(),
        List.of(image),
        Optional.of(new AssembledSet.Failure(state, reason)));
  }

  private AssembledSet described(VerifiedFile entry, List<ImageDescription> descriptions)
      throws IOException {
    Map<String, VerifiedFile> known = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    names.add(entry.path());
    descriptions.forEach(description -> names.addAll(description.files()));
    for (String name : names) {
      files.file(name).ifPresent(file -> known.put(name, file));
    }
    List<ImageFacts> images = new ArrayList<>();
    for (int series = 0; series < descriptions.size(); series++) {
      ImageDescription description = descriptions.get(series);
      List<VerifiedFile> own =
          description.files().stream().filter(known::containsKey).map(known::get).toList();
      images.add(
          FactsOf.description(
              study.accession(), own.isEmpty() ? List.of(entry) : own, series, entry, description));
    }
    UUID fileset =
        FileSetId.of(
            study.accession(),
            known.values().stream()
                .map(file -> new ImageId.Part(file.path(), file.sha256()))
                .toList());
    long bytes = known.values().stream().mapToLong(file -> file.blob().length()).sum();
    return new AssembledSet(
        fileset,
        entry.path(),
        entry.format(),
        List.copyOf(known.keySet()),
        bytes,
        images,
        Optional.empty());
  }

  private static Reason defect(VerifiedFile entry) {
    return new Reason(
        "image.unreadable",
        "The reader for %s cannot read this file.".formatted(entry.format()),
        Optional.of(entry.path()));
  }
}
