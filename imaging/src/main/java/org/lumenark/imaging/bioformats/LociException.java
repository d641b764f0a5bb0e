package org.lumenark.imaging.bioformats;

import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/** What Bio-Formats threw, or that it is not as it is known to be. */
final class LociException extends Exception {

  private static final long serialVersionUID = 1L;

  LociException(@Nullable Throwable cause) {
    super(cause);
  }

  /** As a fault of the file: everything that it reads is a copy at hand. */
  ImagingException of(String path) {
    Throwable cause = getCause() == null ? this : getCause();
    String kind = cause.getClass().getSimpleName();
    String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return switch (kind) {
      case "UnknownFormatException" ->
          new ImagingException("no-reader", path, "Bio-Formats does not know this format.", this);
      case "UnsupportedCompressionException",
          "MissingLibraryException",
          "NoClassDefFoundError",
          "UnsatisfiedLinkError" ->
          new ImagingException(
              "bioformats.unsupported",
              path,
              "Bio-Formats lacks what it needs for this file: " + said,
              this);
      default ->
          new ImagingException(
              "bioformats.cannot-read",
              path,
              "Bio-Formats cannot read this file: %s: %s".formatted(kind, said),
              this);
    };
  }
}
