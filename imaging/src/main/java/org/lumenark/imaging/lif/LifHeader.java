package org.lumenark.imaging.lif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.xml.XmlElement;
import org.lumenark.imaging.xml.XmlTree;

/**
 * The XML that describes everything: 70h, its size, 2Ah, its length in characters, UTF-16.
 *
 * @param version 1 or 2: sizes of memory blocks have 32 or 64 bits
 * @param end position of the first memory block
 */
record LifHeader(XmlElement root, int version, long end) {

  static final int MARK = 0x70;
  static final int TEXT_MARK = 0x2A;

  private static final String WHAT = "header";
  private static final int BYTES = 13;

  static LifHeader read(LifInput input) throws IOException, ImagingException {
    ByteBuffer head = input.read(0, BYTES, WHAT);
    if (head.getInt(0) != MARK || head.get(8) != TEXT_MARK) {
      throw input.failure("bad-header", WHAT, 0, "The file does not begin as a LIF does.");
    }
    long bytes = 2L * head.getInt(9);
    if (bytes > input.limits().maxMetadata()) {
      throw input.failure(
          "metadata-too-large", WHAT, 0, "The XML has " + bytes + " bytes, above the limit.");
    }
    byte[] letters = input.read(BYTES, bytes, WHAT).array();
    String xml = new String(letters, StandardCharsets.UTF_16LE);
    if (xml.startsWith("LMS_Object_File")) {
      throw input.failure(
          "unsupported-lof", WHAT, 0, "This is a single Leica object (LOF), not a project (LIF).");
    }
    XmlElement root = XmlTree.parse(xml, "lif", input.path() + " " + WHAT);
    return new LifHeader(root, version(input, root), BYTES + bytes);
  }

  private static int version(LifInput input, XmlElement root) throws ImagingException {
    if (root.name().equals("LMSDataContainerEnhancedHeader")) {
      throw input.failure(
          "unsupported-lifext",
          WHAT,
          0,
          "This is an extension (LIFEXT) to a LIF; the images are in the LIF.");
    }
    String version = root.attribute("Version").orElse("");
    return switch (version) {
      case "1" -> 1;
      case "2" -> 2;
      default ->
          throw input.failure(
              "unsupported-version", WHAT, 0, "Version " + version + " is not 1 or 2.");
    };
  }
}
