package org.lumenark.client.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lumenark.client.demo.DemoAfterUp;
import org.lumenark.standalone.command.DeadLettersCommand;
import org.lumenark.standalone.command.DownCommand;
import org.lumenark.standalone.command.LogsCommand;
import org.lumenark.standalone.command.ResetCommand;
import org.lumenark.standalone.command.UpCommand;
import picocli.CommandLine.HelpCommand;

/** Every command by its name; only the one that is called is loaded. */
final class Commands {

  private static final Map<String, Function<Console, Object>> ALL = all();

  private Commands() {}

  /** The one that the arguments name; all of them if they name none. */
  static Map<String, Function<Console, Object>> forArguments(List<String> arguments) {
    String name = arguments.stream().filter(each -> !each.startsWith("-")).findFirst().orElse("");
    Function<Console, Object> command = ALL.get(name);
    if (command == null) {
      return ALL;
    }
    if (name.equals("help")) {
      return ALL;
    }
    boolean study =
        arguments.stream().filter(each -> !each.startsWith("-")).skip(1).findFirst().isPresent();
    if (name.equals("status") && !study) {
      return Map.of(name, console -> new org.lumenark.standalone.command.StatusCommand());
    }
    return Map.of(name, command);
  }

  private static Map<String, Function<Console, Object>> all() {
    Map<String, Function<Console, Object>> all = new LinkedHashMap<>();
    all.put("up", c -> new UpCommand(new DemoAfterUp(c.environment(), c.err())));
    all.put("down", console -> new DownCommand());
    all.put("status", StatusCommand::new);
    all.put("logs", console -> new LogsCommand());
    all.put("reset", console -> new ResetCommand());
    all.put("doctor", DoctorCommand::new);
    all.put("dead-letters", console -> new DeadLettersCommand());
    all.put("login", LoginCommand::new);
    all.put("logout", LogoutCommand::new);
    all.put("token", TokenCommand::new);
    all.put("check", CheckCommand::new);
    all.put("deposit", DepositCommand::new);
    all.put("upload", UploadCommand::new);
    all.put("validate", ValidateCommand::new);
    all.put("submit", SubmitCommand::new);
    all.put("release", ReleaseCommand::new);
    all.put("withdraw", WithdrawCommand::new);
    all.put("search", SearchCommand::new);
    all.put("download", DownloadCommand::new);
    all.put("verify", VerifyCommand::new);
    all.put("scrub", ScrubCommand::new);
    all.put("reindex", ReindexCommand::new);
    all.put("inspect", InspectCommand::new);
    all.put("convert", ConvertCommand::new);
    all.put("validate-ngff", ValidateNgffCommand::new);
    all.put("pagetab", GroupCommand::pageTab);
    all.put("formats-report", FormatsReportCommand::new);
    all.put("filelist", GroupCommand::fileList);
    all.put("ontology", GroupCommand::ontology);
    all.put("collection", GroupCommand::collection);
    all.put("installation", GroupCommand::installation);
    all.put("help", console -> new HelpCommand());
    return all;
  }
}
