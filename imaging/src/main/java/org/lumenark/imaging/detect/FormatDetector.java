package org.lumenark.imaging.detect;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;

/**
 * Tells what a file is by its content. Reads at most a few hundred kilobytes of it: the head, for
 * TIFF the first directory, for some formats a few bytes elsewhere. Never fails on content. Safe
 * for use by several threads.
 */
public final class FormatDetector {

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

  static Finding find(Head head, ByteSource source, String path) throws IOException {
    Optional<Finding> signed = Signatures.find(head, source);
    if (signed.isPresent()) {
      return NamedFormats.refine(signed.get(), path);
    }
    Optional<Finding> text = TextFormats.find(head, path);
    return text.isPresent() ? text.get() : TikaFallback.find(head, path);
  }
}
