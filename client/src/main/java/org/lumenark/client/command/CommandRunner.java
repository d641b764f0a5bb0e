package org.lumenark.client.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.login.LoginStore;
import org.lumenark.standalone.component.StackException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line: every outcome is an exit code of the contract, never a stack trace. */
public final class CommandRunner {

  private final Console console;

  CommandRunner(Console console) {
    this.console = console;
  }

  /** On standard output and standard error. */
  public static CommandRunner ofProcess() {
    return new CommandRunner(Console.ofProcess());
  }

  /** The exit code. */
  public int run(String... arguments) {
    List<String> all = List.of(arguments);
    try {
      return commandLine(all).execute(arguments);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failed(e, all);
    }
  }

  private CommandLine commandLine(List<String> arguments) {
    CommandLine line = new CommandLine(new RootCommand());
    Commands.forArguments(arguments)
        .forEach((name, command) -> line.addSubcommand(name, command.apply(console)));
    // After the commands are added: what they inherit is copied.
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, given) -> usage(e, arguments));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, arguments));
    return line;
  }

  private int usage(ParameterException e, List<String> arguments) {
    if (e.getCause() instanceof ClientException client) {
      return failed(client, arguments);
    }
    ClientException failure =
        new ClientException(ExitCode.USAGE, "usage", oneLine(usageMessage(e)), null);
    console.failure(failure, OutputForm.of(arguments));
    String help = e.getCommandLine().getCommandName() + " --help";
    console.note("See: " + (help.startsWith("lumenark") ? help : "lumenark " + help));
    return ExitCode.USAGE.number();
  }

  /** A word too many is called what it is: a command that there is not, or a word too many. */
  private static String usageMessage(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !unmatched.getUnmatched().isEmpty()) {
      String word = "'" + unmatched.getUnmatched().getFirst() + "'";
      return unmatched.getCommandLine().getParent() == null
          ? "There is no command " + word + "."
          : "The word " + word + " is not expected here.";
    }
    return String.valueOf(e.getMessage());
  }

  int failed(Throwable thrown, List<String> arguments) {
    ClientException failure =
        switch (thrown) {
          case ClientException client -> client;
          case InvalidPathException path ->
              new ClientException(
                  ExitCode.NO_INPUT, "path.invalid", "That is no path: " + path.getMessage(), null);
          case UncheckedIOException io -> ClientException.localFile("a file", io);
          case StackException stack -> ofStack(stack);
          default -> bug(thrown);
        };
    console.failure(failure, OutputForm.of(arguments));
    return failure.exit().number();
  }

  private static ClientException ofStack(StackException stack) {
    ExitCode exit =
        switch (stack.kind()) {
          case USAGE -> ExitCode.USAGE;
          case INPUT -> ExitCode.NO_INPUT;
          case UNAVAILABLE -> ExitCode.UNAVAILABLE;
          case IO -> ExitCode.INPUT_OUTPUT;
          case CANNOT_CREATE -> ExitCode.CANNOT_CREATE;
          case BUSY -> ExitCode.TRY_AGAIN;
          case MISSING -> ExitCode.MACHINE_LACKS;
        };
    return new ClientException(exit, stack.code(), String.valueOf(stack.getMessage()), null);
  }

  private ClientException bug(Throwable thrown) {
    String message = "This is our bug (" + thrown.getClass().getSimpleName() + ").";
    try {
      Path folder = LoginStore.folder(console.environment(), "XDG_STATE_HOME", ".local/state");
      Path log = Files.createDirectories(folder).resolve("last-failure.log");
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      Files.writeString(log, trace.toString());
      message += " Details for a report: " + log;
    } catch (IOException e) {
      message += " Its details could not be written: " + e.getMessage();
    }
    return new ClientException(ExitCode.OUR_BUG, "internal", message, null, List.of(), thrown);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
