package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.lumenark.client.archive.Json;
import org.lumenark.client.progress.Terminal;

/** What one command line did. */
record CommandLineRun(int exit, String out, String err) {

  static CommandLineRun of(Path home, String url, String... arguments) {
    return of(home, Map.of("LUMENARK_URL", url), arguments);
  }

  static CommandLineRun of(Path home, Map<String, String> variables, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", home.toString());
    environment.put("LUMENARK_HOME", home.resolve("no-stack").toString());
    environment.putAll(variables);
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.NO,
            environment);
    int exit = new CommandRunner(console).run(arguments);
    return new CommandLineRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The one object on standard output; fails if there is anything else. */
  JsonNode json() {
    return Json.read(out.getBytes(StandardCharsets.UTF_8), "standard output: " + out + err);
  }

  String errorCode() {
    return json().at("/error/code").asText();
  }
}
