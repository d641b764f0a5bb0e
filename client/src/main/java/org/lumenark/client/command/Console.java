package org.lumenark.client.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.progress.Terminal;

/**
 * Where a command prints. Standard output holds the result and nothing else.
 *
 * @param environment of the process
 */
record Console(
    PrintStream out, PrintStream err, Terminal terminal, Map<String, String> environment) {

  private static final int SHOWN = 20;

  static Console ofProcess() {
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Terminal.ofStandardError(),
        System.getenv());
  }

  /** Whatever the locale says: JSON is UTF-8. */
  private static PrintStream utf8(FileDescriptor target) {
    return new PrintStream(new FileOutputStream(target), true, StandardCharsets.UTF_8);
  }

  void json(JsonNode node) {
    out.println(Json.write(node));
  }

  /** One object and nothing else, as it is written. */
  void stream(JsonWriting object) {
    try (JsonGenerator json = Json.mapper().getFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      object.writeTo(json);
    } catch (IOException e) {
      throw ClientException.localFile("standard output", e);
    }
    out.println();
  }

  void text(String line) {
    out.println(line);
  }

  void note(String line) {
    err.println(line);
  }

  /** The first few, and how many more there are. */
  void notes(List<Detail> details) {
    details.stream().limit(SHOWN).forEach(detail -> note("  " + detail));
    if (details.size() > SHOWN) {
      note("  and " + (details.size() - SHOWN) + " more");
    }
  }

  /** The failure for people, and as the contract's object where JSON was asked for. */
  void failure(ClientException failure, OutputForm form) {
    note("lumenark: " + failure.getMessage() + " [" + failure.code() + "]");
    notes(failure.details());
    if (form == OutputForm.JSON) {
      ObjectNode error = Json.object().put("code", failure.code());
      error.put("message", failure.getMessage());
      error.put("place", failure.place().orElse(null));
      if (!failure.details().isEmpty()) {
        ArrayNode errors = error.putArray("errors");
        failure.details().forEach(detail -> errors.add(Json.mapper().valueToTree(detail)));
      }
      ObjectNode object = Json.object();
      object.set("error", error);
      json(object);
    }
  }
}
