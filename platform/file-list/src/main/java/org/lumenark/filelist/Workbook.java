package org.lumenark.filelist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/** Parts of a workbook by their relations; each is unpacked as it is read, and not too far. */
final class Workbook implements AutoCloseable {

  private static final String DOCUMENT = "xl/workbook.xml";

  private final ZipFile zip;
  private final long most;

  Workbook(Path file, long inflatedBytes) throws IOException {
    this.zip = new ZipFile(file.toFile());
    this.most = inflatedBytes;
  }

  /** The sheet that comes first in the workbook. */
  XmlEvents firstSheet() throws IOException, XMLStreamException {
    String document = target("_rels/.rels", "", "/officeDocument").orElse(DOCUMENT);
    String relation = "";
    try (XmlEvents events = open(document)) {
      while (relation.isEmpty() && events.next()) {
        relation = events.isStart("sheet") ? events.attribute("id") : "";
      }
    }
    Map<String, Relation> relations = relations(document);
    Relation sheet = relations.get(relation);
    if (sheet == null) {
      throw new XMLStreamException("the workbook has no sheet");
    }
    return open(sheet.part());
  }

  Optional<XmlEvents> sharedStrings() throws IOException, XMLStreamException {
    String document = target("_rels/.rels", "", "/officeDocument").orElse(DOCUMENT);
    Optional<String> part =
        relations(document).values().stream()
            .filter(relation -> relation.type().endsWith("/sharedStrings"))
            .map(Relation::part)
            .findFirst();
    return part.isPresent() ? Optional.of(open(part.get())) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private record Relation(String type, String part) {}

  private Map<String, Relation> relations(String document) throws IOException, XMLStreamException {
    int slash = document.lastIndexOf('/') + 1;
    String folder = document.substring(0, slash);
    return read(folder + "_rels/" + document.substring(slash) + ".rels", folder);
  }

  private Optional<String> target(String part, String folder, String type)
      throws IOException, XMLStreamException {
    return read(part, folder).values().stream()
        .filter(relation -> relation.type().endsWith(type))
        .map(Relation::part)
        .findFirst();
  }

  private Map<String, Relation> read(String part, String folder)
      throws IOException, XMLStreamException {
    Map<String, Relation> found = new HashMap<>();
    try (XmlEvents events = open(part)) {
      while (events.next()) {
        if (events.isStart("Relationship") && found.size() < 1_000) {
          String target = events.attribute("Target");
          String name = target.startsWith("/") ? target.substring(1) : folder + target;
          found.put(events.attribute("Id"), new Relation(events.attribute("Type"), name));
        }
      }
    }
    return found;
  }

  private XmlEvents open(String part) throws IOException, XMLStreamException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new XMLStreamException("the workbook lacks a part");
    }
    InputStream inflated = zip.getInputStream(entry);
    return new XmlEvents(inflated, Math.max(entry.getCompressedSize(), 1), most);
  }
}
