package org.lumenark.document.pagetab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.document.pagetab.PageTabRows.Row;

/**
 * Members of PageTab JSON that rows have no form for, such as the size of a file, stand in a
 * comment behind the row of their section, file, link or attribute: {@code #members, JSON object},
 * the object in one cell or in pieces in several. Other readers skip it.
 */
final class RowComments {

  static final String MEMBERS = "#members";

  /** Says that the accession was made up, because subsections need one to name their parent by. */
  static final String GIVEN = "accnoGiven";

  private static final int PIECE = 30_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private RowComments() {}

  static void read(ObjectNode holder, String text) throws JsonProcessingException {
    if (MAPPER.readTree(text) instanceof ObjectNode others) {
      others
          .properties()
          .forEach(member -> {
            if (!holder.has(member.getKey())) {
              holder.set(member.getKey(), member.getValue());
            }
          });
    }
  }

  /** JSON in pieces, none longer than a cell of a spreadsheet may be. */
  static List<String> write(JsonNode others) {
    String json = others.toString();
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < json.length(); ) {
      int end = Math.min(json.length(), at + PIECE);
      if (end < json.length() && Character.isLowSurrogate(json.charAt(end))) {
        end--;
      }
      pieces.add(json.substring(at, end));
      at = end;
    }
    return pieces;
  }

  static String joined(Row row) {
    StringBuilder json = new StringBuilder();
    for (int cell = 1; cell < row.cells().size(); cell++) {
      json.append(row.text(cell));
    }
    return json.toString();
  }

  static void dropGivenAccessions(JsonNode holder) {
    if (holder instanceof ObjectNode section && section.path(GIVEN).asBoolean()) {
      section.remove(GIVEN);
      section.remove(Members.ACCESSION);
    }
    for (String below : new String[] {Members.SECTION, Members.SUBSECTIONS}) {
      JsonNode list = holder.path(below);
      if (list.isObject()) {
        dropGivenAccessions(list);
      }
      Members.flat(list).forEach(RowComments::dropGivenAccessions);
    }
  }
}
