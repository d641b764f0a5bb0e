package org.lumenark.ontology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.lumenark.ontology.OntologyFile.Form;

/** Reads an ontology once from its beginning to its end, one term in memory at a time. */
public final class OntologyReader {

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int LOOK = 4_096;
  private static final int BUFFER = 1 << 16;

  private final OntologyLimits limits;

  public OntologyReader(OntologyLimits limits) {
    this.limits = limits;
  }

  /**
   * Hands each term with a label to the visitor. Whether the file is OBO or OWL, plain or packed
   * with gzip, is seen from its bytes. Nothing outside of the file is opened.
   *
   * @param in read to its end; the caller closes it
   * @throws UnreadableOntology if it is not what it should be; terms before that place were handed
   *     on
   * @throws IOException if it cannot be read, or the visitor threw it
   */
  public OntologyFile read(InputStream in, OntologyVisitor visitor) throws IOException {
    try {
      BufferedInputStream bytes = unpacked(in);
      CheckedTerms terms = new CheckedTerms(limits, visitor);
      OntologyFile file =
          switch (form(bytes)) {
            case OBO -> new OboReader(limits, terms).read(bytes);
            case OWL -> new OwlReader(limits, terms).read(bytes);
          };
      if (file.terms() == 0) {
        throw UnreadableOntology.at(
            1,
            "ontology.no-terms",
            "The file has no term with a name.",
            "Load the file of the ontology itself, not one that only imports it.");
      }
      return file;
    } catch (ZipException broken) {
      throw UnreadableOntology.at(
          1,
          "ontology.gzip",
          "The file is packed with gzip and damaged: " + broken.getMessage() + ".",
          "Fetch it again, and compare its size or digest with the publisher's.");
    }
  }

  private BufferedInputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, BUFFER);
    bytes.mark(2);
    boolean packed = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
    bytes.reset();
    InputStream plain = packed ? new GZIPInputStream(bytes, BUFFER) : bytes;
    return new BufferedInputStream(new LimitedInput(plain, limits), BUFFER);
  }

  private static Form form(BufferedInputStream bytes) throws IOException {
    bytes.mark(LOOK);
    String beginning = new String(bytes.readNBytes(LOOK), UTF_8);
    bytes.reset();
    String text = beginning.replaceFirst("^\uFEFF", "").stripLeading();
    if (text.startsWith("<")) {
      return Form.OWL;
    }
    if (text.lines()
        .map(String::strip)
        .anyMatch(line -> line.startsWith("format-version:") || line.equals("[Term]"))) {
      return Form.OBO;
    }
    throw UnreadableOntology.at(
        1,
        "ontology.format",
        "The file is neither OBO nor OWL in RDF/XML" + Guess.of(text) + ".",
        "Convert it, for example with ROBOT: robot convert --input FILE --format obo --output"
            + " FILE.obo");
  }

  /** What else it may be, for the message. */
  private static final class Guess {

    static String of(String text) {
      if (text.startsWith("Prefix(") || text.startsWith("Ontology(")) {
        return ", but OWL in functional syntax";
      }
      if (text.startsWith("@prefix") || text.startsWith("@base")) {
        return ", but Turtle";
      }
      if (text.startsWith("{") || text.startsWith("[{")) {
        return ", but JSON";
      }
      if (text.startsWith("Prefix:") || text.startsWith("Ontology:")) {
        return ", but OWL in Manchester syntax";
      }
      return text.isEmpty() ? ": it is empty" : "";
    }
  }
}
