package org.lumenark.ontology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 text, counted; CR LF counts as one end. */
final class Lines {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final OntologyLimits limits;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final byte[] ahead = new byte[BUFFER];
  private int from;
  private int to;
  private long number;

  Lines(InputStream in, OntologyLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** Of the line that was read last, from 1. */
  long number() {
    return number;
  }

  @Nullable String next() throws IOException {
    if (!more()) {
      return null;
    }
    bytes.reset();
    number++;
    while (more()) {
      int end = from;
      while (end < to && ahead[end] != '\n') {
        end++;
      }
      bytes.write(ahead, from, end - from);
      from = end + 1;
      if (bytes.size() > limits.piece()) {
        throw UnreadableOntology.at(
            number,
            "ontology.line-too-long",
            "Line " + number + " is longer than " + limits.piece() + " bytes.",
            "Check whether the file is what it should be.");
      }
      if (end < to) {
        break;
      }
    }
    return text();
  }

  private boolean more() throws IOException {
    if (from < to) {
      return true;
    }
    from = 0;
    to = Math.max(0, in.read(ahead, 0, BUFFER));
    return to > 0;
  }

  private String text() throws UnreadableOntology {
    try {
      String text = decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
      if (number == 1 && text.startsWith("\uFEFF")) {
        text = text.substring(1);
      }
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw UnreadableOntology.at(
          number,
          "ontology.encoding",
          "Line " + number + " is not UTF-8.",
          "Save the file as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE.");
    }
  }
}
