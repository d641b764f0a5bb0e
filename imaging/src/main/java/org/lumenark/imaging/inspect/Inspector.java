package org.lumenark.imaging.inspect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.ImageAssembler;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.GroupPaths;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

/** Tells what files are and which images are in them, by their headers only. */
public final class Inspector {

  private record Found(List<ImageDescription> images, List<GroupPaths.Wish> wishes) {}

  private final ReadLimits limits;

  public Inspector(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Inspects a local file, with the files beside it that belong to its image, or a folder.
   *
   * @throws NoSuchFileException if there is none
   * @throws ImagingException if it is damaged
   */
  public Inspection inspect(Path input) throws IOException, ImagingException {
    if (!Files.exists(input)) {
      throw new NoSuchFileException(input.toString());
    }
    Path real = input.toRealPath();
    if (Files.isDirectory(real)) {
      return inspectAll(input.toString(), new LocalFileSet(real));
    }
    Path folder = real.getParent();
    if (folder == null) {
      throw new NoSuchFileException(input.toString());
    }
    return inspect(input.toString(), new LocalFileSet(folder), real.getFileName().toString());
  }

  /** Inspects one file of a set. */
  public Inspection inspect(String input, FileSet files, String path)
      throws IOException, ImagingException {
    Detection detection = detect(files, path);
    return inspection(input, detection, read(files, List.of(new DetectedFile(path, detection))));
  }

  /**
   * Inspects all files of a set; those that are no image, or that nothing reads, are passed over.
   */
  public Inspection inspectAll(String input, FileSet files) throws IOException, ImagingException {
    List<ImageCandidate> candidates;
    try (Stream<String> paths = files.paths()) {
      Iterable<DetectedFile> detected =
          () -> paths.map(path -> new DetectedFile(path, unchecked(files, path))).iterator();
      candidates = new ImageAssembler(limits).assemble(files, detected);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (candidates.isEmpty()) {
      Detection none = new Detection("unknown", 0.1, "no image among the files", true, false);
      return inspection(input, none, new Found(List.of(), List.of()));
    }
    List<DetectedFile> entries = new ArrayList<>();
    for (ImageCandidate candidate : candidates) {
      if (candidate.problem().isPresent()) {
        ImageCandidate.Problem problem = candidate.problem().get();
        throw new ImagingException(problem.code(), problem.place(), problem.message());
      }
      entries.add(new DetectedFile(candidate.entry(), candidate.detection()));
    }
    return inspection(input, candidates.getFirst().detection(), read(files, entries));
  }

  private Found read(FileSet files, List<DetectedFile> entries)
      throws IOException, ImagingException {
    Found images = new Found(new ArrayList<>(), new ArrayList<>());
    Found associated = new Found(new ArrayList<>(), new ArrayList<>());
    for (int number = 0; number < entries.size(); number++) {
      DetectedFile entry = entries.get(number);
      Optional<PixelSourceProvider> reader = Readers.forDetection(entry.detection());
      if (reader.isEmpty()) {
        continue;
      }
      try (PixelSource source = reader.get().open(files, entry.path(), entry.detection(), limits)) {
        for (int i = 0; i < source.images().size(); i++) {
          ImageDescription image = source.images().get(i);
          Found found = image.role() == ImageRole.ASSOCIATED ? associated : images;
          found.images().add(image);
          found.wishes().add(new GroupPaths.Wish(number, source.groupPath(i)));
        }
      }
    }
    images.images().addAll(associated.images());
    images.wishes().addAll(associated.wishes());
    return images;
  }

  private static Inspection inspection(String input, Detection detection, Found found) {
    List<ImageDescription> images = found.images();
    List<String> paths = GroupPaths.of(found.wishes());
    List<InspectedImage> inspected = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      inspected.add(InspectedImage.of(paths.get(i), images.get(i)));
    }
    return new Inspection(
        input,
        detection.format(),
        detection.confidence(),
        detection.evidence(),
        detection.extensionMatches(),
        detection.wrapper().orElse(null),
        Readers.forDetection(detection).map(PixelSourceProvider::name).orElse(null),
        inspected,
        images.isEmpty() ? Map.of() : new TreeMap<>(images.getFirst().originalMetadata()));
  }

  private static Detection unchecked(FileSet files, String path) {
    try {
      return detect(files, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Detection detect(FileSet files, String path) throws IOException {
    try (ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path))) {
      return FormatDetector.detect(source, path);
    }
  }
}
