package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;
import org.lumenark.imaging.source.SampleType;

/**
 * Pairs label masks with their images by name: the paths are the same but for a word such as mask
 * or labels, or the two are alone in their folder. It must be one image only, and by their headers
 * the labels must be whole numbers in one channel on the same pixels.
 */
final class LabelPairs {

  private final FileSet files;
  private final ReadLimits limits;

  LabelPairs(FileSet files, ReadLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  List<ImageCandidate> in(List<ImageCandidate> candidates) throws IOException {
    List<LabelName> names = candidates.stream().map(each -> LabelName.of(each.entry())).toList();
    if (names.stream().noneMatch(LabelName::label)) {
      return List.copyOf(candidates);
    }
    Map<String, List<ImageCandidate>> images = new HashMap<>();
    Map<String, List<ImageCandidate>> folders = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      ImageCandidate candidate = candidates.get(i);
      if (!names.get(i).label()) {
        images.computeIfAbsent(names.get(i).rest(), key -> new ArrayList<>()).add(candidate);
      }
      String folder = Paths.folder(candidate.entry());
      folders.computeIfAbsent(folder, key -> new ArrayList<>()).add(candidate);
    }
    List<ImageCandidate> paired = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ImageCandidate candidate = candidates.get(i);
      Optional<ImageCandidate> image =
          names.get(i).label()
              ? only(images.getOrDefault(names.get(i).rest(), List.of()), candidate)
                  .or(() ->
                      neighbour(
                          folders.getOrDefault(Paths.folder(candidate.entry()), List.of()),
                          candidate))
              : Optional.empty();
      boolean fits = image.isPresent() && fits(candidate, image.get());
      paired.add(fits ? candidate.asLabelsOf(image.orElseThrow().entry()) : candidate);
    }
    return List.copyOf(paired);
  }

  private static Optional<ImageCandidate> only(List<ImageCandidate> images, ImageCandidate labels) {
    return images.size() == 1 && !images.getFirst().equals(labels)
        ? Optional.of(images.getFirst())
        : Optional.empty();
  }

  /** The other one where a folder holds two files, of which one is called labels. */
  private static Optional<ImageCandidate> neighbour(
      List<ImageCandidate> folder, ImageCandidate labels) {
    if (folder.size() != 2 || !LabelName.of(Paths.name(labels.entry())).label()) {
      return Optional.empty();
    }
    ImageCandidate other = folder.getFirst().equals(labels) ? folder.get(1) : folder.getFirst();
    return LabelName.of(Paths.name(other.entry())).label() ? Optional.empty() : Optional.of(other);
  }

  private boolean fits(ImageCandidate labels, ImageCandidate image) throws IOException {
    ImageDescription mask = only(labels);
    ImageDescription picture = mask == null ? null : only(image);
    if (mask == null || picture == null) {
      return false;
    }
    return mask.type() != SampleType.FLOAT32
        && mask.type() != SampleType.FLOAT64
        && mask.sizeC() == 1
        && mask.sizeX() == picture.sizeX()
        && mask.sizeY() == picture.sizeY()
        && (mask.sizeZ() == picture.sizeZ() || mask.sizeZ() == 1)
        && (mask.sizeT() == picture.sizeT() || mask.sizeT() == 1);
  }

  /** Null if it cannot be opened or holds several images. */
  private @Nullable ImageDescription only(ImageCandidate candidate) throws IOException {
    Optional<PixelSourceProvider> reader = Readers.forDetection(candidate.detection());
    if (candidate.problem().isPresent() || reader.isEmpty()) {
      return null;
    }
    try (PixelSource source =
        reader.get().open(files, candidate.entry(), candidate.detection(), limits)) {
      return source.images().size() == 1 ? source.images().getFirst() : null;
    } catch (ImagingException e) {
      return null;
    }
  }
}
