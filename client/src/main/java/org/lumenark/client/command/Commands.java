package org.lumenark.client.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Every command by its name; only the one that is called is loaded. */
final class Commands {

  private static final Map<String, Function<Console, Object>> ALL = all();

  private Commands() {}

  static Map<String, Function<Console, Object>> byName() {
    return ALL;
  }

  private static Map<String, Function<Console, Object>> all() {
    Map<String, Function<Console, Object>> all = new LinkedHashMap<>();
    all.put("status", StatusCommand::new);
    all.put("login", LoginCommand::new);
    all.put("logout", LogoutCommand::new);
    all.put("token", TokenCommand::new);
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
    return all;
  }
}
