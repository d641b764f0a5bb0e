package org.lumenark.gateway.route;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A request's path in the one form that every server behind reads alike. Whatever two servers could
 * read differently is refused before routing, not repaired: empty and dot segments, {@code ;}
 * parameters, encoded slashes, backslashes, control characters, broken encodings. File names may
 * have semicolons, so these are refused by the routes whose segments a framework parses.
 *
 * @param raw segments as sent, without the slashes; the last is empty if the path ends in a slash
 * @param decoded the same, percent-decoded
 */
public record RequestPath(List<String> raw, List<String> decoded) {

  private static final int MOST_CHARACTERS = 12_000;
  private static final String UNSAFE = "\\#\"<>`";

  public RequestPath {
    raw = List.copyOf(raw);
    decoded = List.copyOf(decoded);
  }

  /**
   * @param uri the request target as it came, with its query
   * @return empty if it is not in canonical form
   */
  public static Optional<RequestPath> of(String uri) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    if (!path.startsWith("/") || path.length() > MOST_CHARACTERS || hasNul(uri)) {
      return Optional.empty();
    }
    String[] segments = path.substring(1).split("/", -1);
    List<String> decoded = new ArrayList<>(segments.length);
    for (int i = 0; i < segments.length; i++) {
      Optional<String> segment = decode(segments[i]);
      boolean last = i == segments.length - 1;
      if (segment.isEmpty() || (segment.get().isEmpty() && !last) || isDots(segment.get())) {
        return Optional.empty();
      }
      decoded.add(segment.get());
    }
    return Optional.of(new RequestPath(List.of(segments), decoded));
  }

  /** Whether a framework could cut parameters off one of the segments. */
  public boolean hasParameters() {
    return decoded.stream().anyMatch(segment -> segment.indexOf(';') >= 0);
  }

  /** The decoded segments from this one on, with slashes between. */
  public String rest(int from) {
    return String.join("/", decoded.subList(from, decoded.size()));
  }

  private static boolean hasNul(String uri) {
    return uri.contains("%00") || uri.indexOf('#') >= 0;
  }

  private static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }

  private static Optional<String> decode(String segment) {
    ByteBuffer bytes = ByteBuffer.allocate(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char character = segment.charAt(i);
      if (character == '%') {
        int value = hexByte(segment, i + 1);
        if (value < ' ' || value == 0x7F || value == '/' || value == '\\') {
          return Optional.empty();
        }
        bytes.put((byte) value);
        i += 2;
      } else if (character <= ' ' || character >= 0x7F || UNSAFE.indexOf(character) >= 0) {
        return Optional.empty();
      } else {
        bytes.put((byte) character);
      }
    }
    return utf8(bytes.flip());
  }

  private static int hexByte(String text, int at) {
    return at + 2 <= text.length()
            && HexFormat.isHexDigit(text.charAt(at))
            && HexFormat.isHexDigit(text.charAt(at + 1))
        ? HexFormat.fromHexDigits(text, at, at + 2)
        : -1;
  }

  private static Optional<String> utf8(ByteBuffer bytes) {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes);
      return Optional.of(text.toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
