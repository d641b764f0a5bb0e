package org.lumenark.imaging.detect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;

/**
 * Tells what a file is by its content. Reads at most a few hundred kilobytes of it (1.2 MB of a
 * bzip2): the head, for TIFF the first directory, for some formats a few bytes elsewhere. Never
 * fails on content. Safe for use by several threads.
 */
public final class FormatDetector {

  private static final List<String> HEADER_ENDS = List.of(".hdr", ".HDR", ".Hdr");
  private static final List<String> PAIRED = List.of("nifti", "analyze");

  private FormatDetector() {}

  /**
   * @param path for the check of its extension, and as a weak hint for text
   * @throws IOException if the bytes cannot be had
   */
  public static Detection detect(ByteSource source, String path) throws IOException {
    if (source.size() == 0) {
      return new Detection(
          "empty", 1, "the file has no bytes", !Extensions.claimsImage(path), false);
    }
    Head head = Head.of(source);
    Optional<String> wrapper = Wrappers.of(head);
    if (wrapper.isPresent()) {
      Optional<Detection> inside = Wrappers.inside(wrapper.get(), source, path);
      if (inside.isPresent()) {
        return inside.get();
      }
    }
    Finding finding = find(head, source, path);
    return new Detection(
        finding.format(),
        finding.confidence(),
        finding.evidence(),
        Extensions.match(path, finding.format()),
        finding.image());
  }

  /**
   * Tells what a file of a set is. Samples without a header of their own ({@code .img}) are what
   * the header beside them ({@code .hdr}) says.
   *
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if the bytes cannot be had
   */
  public static Detection detect(FileSet files, String path) throws IOException {
    Detection alone;
    try (ByteSource source = files.open(path).orElseThrow(() -> new NoSuchFileException(path))) {
      alone = detect(source, path);
    }
    if (alone.image() || !path.toLowerCase(Locale.ROOT).endsWith(".img")) {
      return alone;
    }
    for (String end : HEADER_ENDS) {
      String header = path.substring(0, path.length() - end.length()) + end;
      Optional<ByteSource> source = files.open(header);
      if (source.isPresent()) {
        try (ByteSource bytes = source.get()) {
          Detection beside = detect(bytes, header);
          return PAIRED.contains(beside.format())
              ? new Detection(
                  beside.format(),
                  beside.confidence() * 0.95,
                  "samples of the header beside it: " + beside.evidence(),
                  true,
                  true)
              : alone;
        }
      }
    }
    return alone;
  }

  static Finding find(Head head, ByteSource source, String path) throws IOException {
    Optional<Finding> signed = Signatures.find(head, source);
    if (signed.isPresent()) {
      return NamedFormats.refine(signed.get(), path);
    }
    Optional<Finding> text = TextFormats.find(head, path);
    return text.isPresent() ? text.get() : TikaFallback.find(head, path);
  }
}
