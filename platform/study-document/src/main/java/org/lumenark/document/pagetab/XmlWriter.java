package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A submission as PageTab XML that {@link XmlReader} reads back as the same. */
final class XmlWriter {

  private final StringBuilder xml =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  private XmlWriter() {}

  static void write(ObjectNode submission, OutputStream target) throws IOException {
    XmlWriter writer = new XmlWriter();
    writer.submission(submission);
    target.write(writer.xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void submission(ObjectNode submission) {
    begin("submission", attribute("accno", Members.text(submission, Members.ACCESSION)));
    attributes(submission);
    if (submission.path(Members.SECTION) instanceof ObjectNode section) {
      section(section);
    } else {
      // The reader tells an absent section from one that was forgotten.
      others(Members.object().putNull(Members.SECTION));
    }
    ObjectNode others = Members.others(submission, Members.OF_SUBMISSION);
    if (!Members.text(submission, Members.TYPE).equals("submission")) {
      others.put(Members.TYPE, Members.text(submission, Members.TYPE));
    }
    others(others);
    end("submission");
  }

  private void section(ObjectNode section) {
    begin(
        "section",
        attribute("accno", Members.text(section, Members.ACCESSION))
            + attribute("type", Members.text(section, Members.TYPE)));
    attributes(section);
    list(section, Members.FILES, this::file);
    list(section, Members.LINKS, this::link);
    list(section, Members.SUBSECTIONS, this::section);
    others(Members.others(section, Members.OF_SECTION));
    end("section");
  }

  private void file(ObjectNode file) {
    ObjectNode others = Members.others(file, Members.OF_FILE);
    JsonNode size = others.path("size");
    boolean plain = size.isIntegralNumber() && size.asLong() >= 0 && size.asText().length() <= 18;
    if (plain) {
      others.remove("size");
    }
    begin("file", plain ? attribute("size", size.asText()) : "");
    text("path", Members.text(file, Members.PATH));
    if (others.path(Members.TYPE).isTextual()) {
      text("type", others.remove(Members.TYPE).asText());
    }
    attributes(file);
    others(others);
    end("file");
  }

  private void link(ObjectNode link) {
    begin("link", "");
    text("url", Members.text(link, Members.URL));
    attributes(link);
    others(Members.others(link, Members.OF_LINK));
    end("link");
  }

  private void attributes(ObjectNode holder) {
    if (!holder.has(Members.ATTRIBUTES)) {
      return;
    }
    begin(Members.ATTRIBUTES, "");
    for (JsonNode attribute : holder.path(Members.ATTRIBUTES)) {
      boolean reference = attribute.path(Members.REFERENCE).asBoolean();
      begin("attribute", reference ? attribute("reference", "true") : "");
      text(Members.NAME, Members.text(attribute, Members.NAME));
      text(Members.VALUE, Members.text(attribute, Members.VALUE));
      for (String list : new String[] {Members.NAME_QUALIFIERS, Members.VALUE_QUALIFIERS}) {
        for (JsonNode qualifier : attribute.path(list)) {
          begin(list, "");
          text(Members.NAME, Members.text(qualifier, Members.NAME));
          text(Members.VALUE, Members.text(qualifier, Members.VALUE));
          others(Members.others(qualifier, Set.of(Members.NAME, Members.VALUE)));
          end(list);
        }
      }
      others(Members.others(attribute, Members.OF_ATTRIBUTE));
      end("attribute");
    }
    end(Members.ATTRIBUTES);
  }

  private interface Item {
    void write(ObjectNode each);
  }

  private void list(ObjectNode section, String member, Item item) {
    if (!section.has(member)) {
      return;
    }
    begin(member, "");
    for (JsonNode each : section.path(member)) {
      if (each instanceof ObjectNode one) {
        item.write(one);
      } else {
        begin(XmlReader.TABLE, "");
        Members.flat(each).forEach(item::write);
        end(XmlReader.TABLE);
      }
    }
    end(member);
  }

  private void others(ObjectNode others) {
    if (!others.isEmpty()) {
      text(XmlReader.MEMBERS, others.toString());
    }
  }

  private void begin(String name, String attributes) {
    xml.append("  ".repeat(depth++)).append('<').append(name).append(attributes).append(">\n");
  }

  private void end(String name) {
    xml.append("  ".repeat(--depth)).append("</").append(name).append(">\n");
  }

  private void text(String name, String value) {
    xml.append("  ".repeat(depth)).append('<').append(name).append('>');
    xml.append(escaped(value)).append("</").append(name).append(">\n");
  }

  private static String attribute(String name, String value) {
    return value.isEmpty() ? "" : " " + name + "=\"" + escaped(value) + "\"";
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }
}
