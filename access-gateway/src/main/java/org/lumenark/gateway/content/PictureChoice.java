package org.lumenark.gateway.content;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.render.PictureFormat;
import org.lumenark.imaging.render.ViewException;

/** Chooses the form in which a picture is sent. */
final class PictureChoice {

  private static final String ANY = "*/*";
  private static final String ANY_IMAGE = "image/*";

  private PictureChoice() {}

  /**
   * @param format the parameter, which wins
   * @param accept the header (RFC 9110, section 12.5.1); PNG where it leaves the choice
   * @return empty if nothing that is accepted is offered
   */
  static Optional<PictureFormat> of(@Nullable String format, @Nullable String accept)
      throws ViewException {
    if (format != null) {
      return Optional.of(named(format));
    }
    if (accept == null || accept.isBlank()) {
      return Optional.of(PictureFormat.PNG);
    }
    Optional<PictureFormat> best = Optional.empty();
    double most = 0;
    for (PictureFormat offered : PictureFormat.values()) {
      double quality = quality(offered, accept.toLowerCase(Locale.ROOT));
      if (quality > most) {
        best = Optional.of(offered);
        most = quality;
      }
    }
    return best;
  }

  private static PictureFormat named(String format) throws ViewException {
    return switch (format) {
      case "png" -> PictureFormat.PNG;
      case "jpeg", "jpg" -> PictureFormat.JPEG;
      case "webp" -> PictureFormat.WEBP;
      default ->
          throw new ViewException("format.invalid", "The parameter format is png, jpeg or webp.");
    };
  }

  /** What the most specific range that fits says. */
  private static double quality(PictureFormat offered, String accept) {
    double quality = 0;
    int specific = -1;
    for (String range : accept.split(",", -1)) {
      String[] parts = range.split(";", -1);
      int fits = specificity(parts[0].strip(), offered);
      if (fits > specific) {
        specific = fits;
        quality = weight(parts);
      }
    }
    return quality;
  }

  private static int specificity(String type, PictureFormat offered) {
    if (type.equals(offered.mediaType())) {
      return 2;
    }
    return switch (type) {
      case ANY_IMAGE -> 1;
      case ANY -> 0;
      default -> -1;
    };
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.matches("q=[01](\\.[0-9]{0,3})?")) {
        return Double.parseDouble(part.substring(2));
      }
    }
    return 1;
  }
}
