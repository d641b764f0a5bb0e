package org.lumenark.imaging.detect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Formats that are text: OME-XML, Zarr metadata, plate indexes, and text itself. */
final class TextFormats {

  private TextFormats() {}

  static Optional<Finding> find(Head head, String path) {
    if (head.hasText(0, "\"HTSInfoFile\"")) {
      return Optional.of(Finding.image("imagexpress", 0.95, "HTSInfoFile at 0"));
    }
    boolean utf16 = head.has(0, "FF FE") || head.has(0, "FE FF");
    if (!utf16 && !isUtf8Text(head)) {
      return Optional.empty();
    }
    String text =
        utf16
            ? new String(
                head.bytes(),
                head.has(0, "FF FE") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE)
            : new String(head.bytes(), StandardCharsets.UTF_8);
    String start = text.replaceFirst("^\\uFEFF", "").stripLeading();
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (start.startsWith("<")
        && text.contains("openmicroscopy.org/Schemas/")
        && text.matches("(?s).*<(\\w+:)?OME[\\s>].*")) {
      return Optional.of(Finding.image("ome-xml", 0.98, "XML with an OME element"));
    }
    if (start.startsWith("{") && start.contains("\"zarr_format\"")) {
      return Optional.of(Finding.image("ome-zarr", 0.9, "JSON with zarr_format"));
    }
    if (start.startsWith("<") && text.contains("BTSSchema")) {
      return Optional.of(
          text.contains("MeasurementData")
              ? Finding.image("cv8000", 0.98, "XML of Yokogawa's BTSSchema, MeasurementData")
              : Finding.other("cv8000", 0.9, "XML of Yokogawa's BTSSchema"));
    }
    if (head.hasText(0, "\\*File list") || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.other(
            "text", 0.9, utf16 ? "UTF-16 text" : "UTF-8 text without control characters"));
  }

  private static boolean isUtf8Text(Head head) {
    for (byte b : head.bytes()) {
      boolean control = b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f';
      if (control || b == 0x7F) {
        return false;
      }
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result =
        decoder.decode(
            ByteBuffer.wrap(head.bytes()),
            CharBuffer.allocate(head.bytes().length),
            head.bytes().length == head.size());
    return !result.isError();
  }
}
