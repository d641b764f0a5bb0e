package org.lumenark.submission.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.lumenark.platform.problem.Finding;

/** Whether metadata can be kept exactly as it was sent; what cannot is refused, not repaired. */
final class Storable {

  private Storable() {}

  /** The first thing that cannot be kept, with its place in the metadata. */
  static Optional<Finding> fault(ObjectNode metadata) {
    return fault(metadata, "/metadata");
  }

  private static Optional<Finding> fault(JsonNode node, String place) {
    if (node.isTextual()) {
      return textFault(node.textValue(), place);
    }
    if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      return Optional.of(
          Finding.error(
              "metadata.number", place, "The number is too large.", "Give it as a text."));
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String below = place + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
      Optional<Finding> fault =
          textFault(member.getKey(), place).or(() -> fault(member.getValue(), below));
      if (fault.isPresent()) {
        return fault;
      }
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        Optional<Finding> fault = fault(node.get(i), place + "/" + i);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> textFault(String text, String place) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of(
          Finding.error(
              "metadata.control", place, "The metadata holds a NUL character.", "Remove it."));
    }
    if (text.codePoints().anyMatch(Storable::isLoneSurrogate)) {
      return Optional.of(
          Finding.error(
              "metadata.encoding",
              place,
              "The metadata holds half of a character (a lone surrogate).",
              "Write the text anew."));
    }
    return Optional.empty();
  }

  /** Pairs are one code point by now. */
  private static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
