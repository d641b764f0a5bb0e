package org.lumenark.filelist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of objects with {@code path} and {@code attributes}; other members are passed over. A
 * column is known from the first element that has it. In UTF-8.
 */
final class JsonReader {

  private static final int BUFFER_BYTES = 256 << 10;
  private static final int DEEPEST = 20;
  private static final int LONGEST_NAME = 1_000;

  private final FileListLimits limits;
  private final Columns columns;
  private final FileListVisitor visitor;
  private long row;

  JsonReader(FileListLimits limits, Columns columns, FileListVisitor visitor) {
    this.limits = limits;
    this.columns = columns;
    this.visitor = visitor;
  }

  /** Why an element cannot be taken; the rest of it is passed over. */
  private static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FileListFinding finding;

    Refused(FileListFinding finding) {
      super(finding.message(), null, false, false);
      this.finding = finding;
    }
  }

  void read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        JsonParser json = parser(in)) {
      readAll(json);
    } catch (JsonProcessingException | CharConversionException broken) {
      throw UnreadableList.at(
          Math.max(row, 1),
          "json.syntax",
          "The list cannot be read as JSON here.",
          "Correct it: a list of objects, in UTF-8, closed at the end.");
    }
  }

  private JsonParser parser(InputStream in) throws IOException {
    in.mark(2);
    if (ByteOrderMark.isUtf16(in.readNBytes(2))) {
      throw UnreadableList.at(1, "encoding.utf-16", "The list is in UTF-16.", "Save it as UTF-8.");
    }
    in.reset();
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(limits.lineBytes())
                .maxNameLength(LONGEST_NAME)
                .maxNestingDepth(DEEPEST)
                .build())
        .build()
        .createParser(in);
  }

  private void readAll(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw UnreadableList.whole(
          "json.no-list",
          "The list is no JSON array.",
          "Give [{\"path\": …, \"attributes\": [{\"name\": …, \"value\": …}]}].");
    }
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      row++;
      if (token == null) {
        throw UnreadableList.at(row, "json.syntax", "The list has no end.", "Send it whole.");
      }
      int depth = json.getParsingContext().getNestingDepth();
      try {
        element(json, token);
      } catch (Refused refused) {
        visitor.refused(refused.finding);
        while (json.getParsingContext().getNestingDepth()
            > (token.isStructStart() ? depth - 1 : depth)) {
          if (json.nextToken() == null) {
            break;
          }
        }
      }
    }
    if (json.nextToken() != null) {
      throw UnreadableList.at(
          Math.max(row, 1), "json.syntax", "Something follows the list.", "Give one list alone.");
    }
  }

  private void element(JsonParser json, JsonToken token) throws IOException, Refused {
    if (token != JsonToken.START_OBJECT) {
      throw refused("json.element", "The element is no object.", "Give an object with a path.");
    }
    String path = null;
    List<String> values = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      if (member.equals("path")) {
        if (value != JsonToken.VALUE_STRING) {
          throw refused("path.type", "The path is no text.", "Give the path as a text.");
        }
        path = cell(json.getText());
      } else if (member.equals("attributes") && value == JsonToken.START_ARRAY) {
        attributes(json, values);
      } else if (member.equals("attributes") && value != JsonToken.VALUE_NULL) {
        throw refused("attributes.type", "The attributes are no list.", "Give a list of them.");
      } else {
        json.skipChildren();
      }
    }
    if (path == null) {
      throw refused("path.missing", "The element has no path.", "Give it a path.");
    }
    visitor.row(row, path, values);
  }

  private void attributes(JsonParser json, List<String> values) throws IOException, Refused {
    boolean[] given = new boolean[limits.columns()];
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw refused("attribute.type", "An attribute is no object.", "Give name and value.");
      }
      String name = null;
      String value = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String member = json.currentName();
        JsonToken token = json.nextToken();
        if (member.equals("name")) {
          name = scalar(json, token);
        } else if (member.equals("value")) {
          value = scalar(json, token);
        } else {
          json.skipChildren();
        }
      }
      put(name, value, values, given);
    }
  }

  private void put(@Nullable String name, String value, List<String> values, boolean[] given)
      throws Refused {
    if (name == null) {
      throw refused("attribute.name", "An attribute has no name.", "Name it.");
    }
    if (columns.place(name) < 0) {
      Optional<FileListFinding> fault = columns.add(name, row);
      if (fault.isPresent()) {
        throw new Refused(fault.get());
      }
    }
    int place = columns.place(name);
    if (given[place]) {
      throw refused(
          "attribute.twice",
          "The attribute " + Shown.of(name) + " is there twice.",
          "Join its values to one.");
    }
    given[place] = true;
    while (values.size() <= place) {
      values.add("");
    }
    values.set(place, value);
  }

  private String scalar(JsonParser json, JsonToken token) throws IOException, Refused {
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (!token.isScalarValue()) {
      throw refused("attribute.value", "A value is no text or number.", "Give it as a text.");
    }
    return cell(json.getText());
  }

  private String cell(String text) throws Refused {
    Optional<FileListFinding> fault = Cells.check(text, row, limits);
    if (fault.isPresent()) {
      throw new Refused(fault.get());
    }
    return text;
  }

  private Refused refused(String code, String message, String remedy) {
    return new Refused(FileListFinding.error(code, row, message, remedy));
  }
}
