package org.lumenark.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lumenark.standalone.Location;
import org.lumenark.standalone.StandaloneStack;
import org.lumenark.standalone.component.StackException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: which stack, and how an error is told. */
abstract class StackCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int IO = 74;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  /** The exit code. */
  abstract int run(StandaloneStack stack) throws Exception;

  @Override
  public final Integer call() throws Exception {
    try {
      return run(new StandaloneStack(Location.of(System.getenv())));
    } catch (StackException e) {
      return fail(e.code(), message(e), e.kind().exitCode());
    } catch (IOException e) {
      return fail("stack.io", String.valueOf(e.getMessage()), IO);
    }
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private int fail(String code, String message, int exit) throws JsonProcessingException {
    if (json) {
      Map<String, @Nullable Object> error = new LinkedHashMap<>();
      error.put("code", code);
      error.put("message", message);
      error.put("place", null);
      print(Map.of("error", error));
    } else {
      tell("lumenark: " + message);
    }
    return exit;
  }

  boolean json() {
    return json;
  }

  /** For programs, to standard output. */
  void print(Object value) throws JsonProcessingException {
    out().println(JSON.writeValueAsString(value));
    out().flush();
  }

  PrintWriter out() {
    return commandSpec().commandLine().getOut();
  }

  /** For people, to standard error. */
  void tell(String line) {
    PrintWriter err = commandSpec().commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private CommandSpec commandSpec() {
    CommandSpec current = spec;
    if (current == null) {
      throw new IllegalStateException("the command is not registered");
    }
    return current;
  }
}
