package org.lumenark.client.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.archive.Tokens;
import org.lumenark.client.deposit.Deposit;
import org.lumenark.client.deposit.DepositRequest;
import org.lumenark.client.deposit.DepositRequest.Until;
import org.lumenark.client.deposit.ReleaseDate;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.FolderPlan;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.login.KeptTokens;
import org.lumenark.client.login.LoginServer;
import org.lumenark.client.login.LoginStore;
import org.lumenark.client.progress.Progress;
import org.lumenark.client.progress.StatusLine;
import org.lumenark.client.progress.Terminal;
import org.lumenark.standalone.StackStatus;
import org.lumenark.standalone.command.AfterUp;

/** A login of the demo account where none is kept, and the sample study where it is not there. */
public final class DemoAfterUp implements AfterUp {

  private static final String ACCOUNT = "depositor";
  private static final String TITLE = "Sample study: synthetic nuclei with spots";

  private final Map<String, String> environment;
  private final PrintStream err;

  /**
   * @param err for people
   */
  public DemoAfterUp(Map<String, String> environment, PrintStream err) {
    this.environment = environment;
    this.err = err;
  }

  @Override
  public void keepDemoLogin(StackStatus stack) {
    LoginStore store = LoginStore.ofUser(environment);
    if (stillGood(stack.url(), store)) {
      return;
    }
    JsonNode about = new ArchiveClient(Http.to(stack.url(), Tokens.none())).about();
    LoginServer server = LoginServer.of(Clock.systemUTC(), stack.url(), about);
    store.keep(server.byPassword(ACCOUNT, ACCOUNT));
    err.println("logged in as " + ACCOUNT + " (another: lumenark login --user U --password P)");
  }

  /**
   * A login that was kept before a reset of the stack is refused by its new login server. Only that
   * server knows: the kept token may still be young, so that a new one is asked for.
   */
  private static boolean stillGood(String url, LoginStore store) {
    KeptTokens kept = new KeptTokens(store, url, Clock.systemUTC());
    try {
      kept.current().ifPresent(kept::refused);
      return kept.current().isPresent();
    } catch (ClientException e) {
      if (e.exit() == ExitCode.NOT_ALLOWED || e.exit() == ExitCode.UNAVAILABLE) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void depositDemo(StackStatus stack) throws IOException {
    Tokens tokens = new KeptTokens(LoginStore.ofUser(environment), stack.url(), Clock.systemUTC());
    ArchiveClient client = new ArchiveClient(Http.to(stack.url(), tokens));
    JsonNode found = client.search("title:\"" + TITLE + "\"", List.of(), 1, null);
    if (!found.path("items").isEmpty()) {
      err.println("the sample study is there: " + found.at("/items/0/accession").asText());
      return;
    }
    Path folder = Files.createTempDirectory("lumenark-sample");
    Path journals = Files.createTempDirectory("lumenark-sample-journal");
    try {
      write(folder);
      JsonNode study = deposit(client, folder, journals);
      err.println("sample study: " + study.path("accession").asText());
    } finally {
      delete(folder);
      delete(journals);
    }
  }

  private JsonNode deposit(ArchiveClient client, Path folder, Path journals) {
    ObjectNode metadata =
        Json.object()
            .put("template", "minimal")
            .put("title", TITLE)
            .put("description", "Generated images, so that there is something to look at.")
            .put("licence", "CC0-1.0");
    metadata.putArray("keywords").add("sample").add("synthetic").add("nuclei");
    DepositRequest request =
        new DepositRequest(
            FolderPlan.of(FolderWalk.of(folder)),
            metadata,
            List.of(),
            List.of(),
            Optional.of(new ReleaseDate("now")),
            Until.COMPLETED,
            archive -> {},
            Optional.empty());
    return new Deposit(
            client,
            Patience.LONG,
            journals,
            Clock.systemUTC(),
            plan -> Progress.silent(),
            new StatusLine(err, Terminal.NO))
        .run(request);
  }

  private static void write(Path folder) throws IOException {
    new SyntheticStack(256, 7, 1).write(folder.resolve("nuclei-and-spots.tif"));
    new SyntheticStack(192, 5, 2).write(folder.resolve("nuclei-and-spots-2.tif"));
    Files.writeString(
        folder.resolve("README.txt"),
        "Generated images: two channels, nuclei and the spots in them. CC0 1.0.\n");
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
