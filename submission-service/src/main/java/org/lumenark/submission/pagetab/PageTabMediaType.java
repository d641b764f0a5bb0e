package org.lumenark.submission.pagetab;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.pagetab.PageTabFormat;

/** The media types of the forms of PageTab. */
final class PageTabMediaType {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String TSV = "text/tab-separated-values";

  private PageTabMediaType() {}

  static String of(PageTabFormat format) {
    return switch (format) {
      case JSON -> MediaType.APPLICATION_JSON;
      case TSV -> TSV + ";charset=UTF-8";
      case XML -> MediaType.APPLICATION_XML;
      case XLSX -> XLSX;
    };
  }

  /**
   * The form of a body: its media type says it, else its first bytes do. A type that says nothing,
   * such as that of a form or of bytes, is none.
   */
  static PageTabFormat of(@Nullable MediaType declared, byte[] body) {
    return Optional.ofNullable(declared)
        .filter(type -> !type.isWildcardType() && !type.isWildcardSubtype())
        .flatMap(PageTabMediaType::named)
        .orElseGet(() -> byContent(body));
  }

  /** The first acceptable form; of those that are as good as each other, JSON. */
  static Optional<PageTabFormat> acceptable(List<MediaType> accepted) {
    return accepted.isEmpty()
        ? Optional.of(PageTabFormat.JSON)
        : accepted.stream().flatMap(type -> named(type).stream()).findFirst();
  }

  private static Optional<PageTabFormat> named(MediaType type) {
    for (PageTabFormat format : PageTabFormat.values()) {
      if (type.isCompatible(MediaType.valueOf(of(format)))) {
        return Optional.of(format);
      }
    }
    return type.isCompatible(MediaType.TEXT_XML_TYPE)
        ? Optional.of(PageTabFormat.XML)
        : Optional.empty();
  }

  private static PageTabFormat byContent(byte[] body) {
    for (byte each : body) {
      switch (each) {
        case ' ', '\t', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> {
          // A blank or a byte order mark before the first character.
        }
        case '{', '[' -> {
          return PageTabFormat.JSON;
        }
        case '<' -> {
          return PageTabFormat.XML;
        }
        case 'P' -> {
          return body.length > 1 && body[1] == 'K' ? PageTabFormat.XLSX : PageTabFormat.TSV;
        }
        default -> {
          return PageTabFormat.TSV;
        }
      }
    }
    return PageTabFormat.TSV;
  }
}
