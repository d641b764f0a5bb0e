package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@TestProfile(SftpIT.WithSftp.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class SftpIT {

  private final Depositor depositor = new Depositor("depositor");

  @Inject AgroalDataSource dataSource;

  @ConfigProperty(name = "lumenark.submission.sftp.port")
  int port;

  @TempDir Path work;
  private String draft;
  private Sftp sftp;

  /** A port for SFTP and a short longest file. */
  public static final class WithSftp implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lumenark.submission.sftp.port", Integer.toString(freePort()),
          "lumenark.submission.sftp.host-key-file", "target/sftp-host-key.pem",
          "lumenark.submission.sftp.max-file-bytes", "40000000");
    }
  }

  @BeforeEach
  void haveAClientAndADraft() throws Exception {
    boolean there = Sftp.isThere();
    if (!there) {
      System.err.println("SKIPPED: SFTP is not tried: OpenSSH's sftp is absent");
    }
    assumeTrue(there, "sftp is absent");
    draft = depositor.draft("SFTP");
    sftp = new Sftp(work, port, draft, token().getString("token"));
  }

  @Test
  void foldersAreFilledWithNamesAndBytesKeptExactly() throws Exception {
    Path folder = Files.createDirectories(work.resolve("day 1/deep/er")).getParent().getParent();
    byte[] noise = new byte[(20 << 20) + 7];
    new Random(1).nextBytes(noise);
    Files.write(folder.resolve("large.bin"), noise);
    Files.writeString(folder.resolve("deep/Zellkern µ 核.txt"), "text");
    Files.write(folder.resolve("deep/er/empty"), new byte[0]);

    Sftp.Run run = sftp.run("put -pR \"" + folder + "\"", "ls -l", "ls \"day 1\"", "pwd");

    assertThat(run.exit()).as(run.said()).isZero();
    assertThat(run.said()).contains("/" + draft, "day 1/large.bin", "day 1/deep");
    assertThat(files().getList("items.path"))
        .containsExactly("day 1/deep/Zellkern µ 核.txt", "day 1/deep/er/empty", "day 1/large.bin");
    assertThat(files().getString("items[2].sha256")).isEqualTo(sha256(noise));
    assertThat(files().getLong("items[2].size")).isEqualTo(noise.length);
    assertThat(history()).contains("\"action\":\"files.added\"", "\"count\":3");
  }

  @Test
  void filesAndFoldersAreRenamedAndRemoved() throws Exception {
    Path file = Files.writeString(work.resolve("file"), "content");

    Sftp.Run run =
        sftp.run(
            "mkdir raw",
            "mkdir raw/empty",
            "put " + file + " raw/a",
            "put " + file + " raw/b",
            "rename raw/a raw/c",
            "rename raw cooked",
            "rm cooked/b",
            "rmdir cooked/empty",
            "ls -1 cooked");

    assertThat(run.exit()).as(run.said()).isZero();
    assertThat(files().getList("items.path")).containsExactly("cooked/c");
    assertThat(history()).contains("\"to\":\"cooked\"", "file.removed");
  }

  @Test
  void aFileThatIsPutAgainTakesThePlaceOfTheOneThatIsThere() throws Exception {
    Path one = Files.writeString(work.resolve("one"), "one");
    Path three = Files.writeString(work.resolve("three"), "three");

    assertThat(sftp.run("put " + one + " a", "put " + one + " a").exit()).isZero();
    Sftp.Run again = sftp.run("put " + three + " a");

    assertThat(again.exit()).as(again.said()).isZero();
    assertThat(files().getList("items.path")).containsExactly("a");
    assertThat(files().getString("items[0].sha256"))
        .isEqualTo(sha256("three".getBytes(StandardCharsets.UTF_8)));
    JsonPath stored = depositor.asks().get("/api/v1/drafts/" + draft).jsonPath();
    assertThat(stored.getLong("files.count")).isEqualTo(1);
    assertThat(stored.getLong("files.bytes")).isEqualTo(5);
    assertThat(history()).contains("file.removed");
    assertThat(
            count("select count(*) from blob where state <> 'dead' and draft_id = '" + draft + "'"))
        .as("objects that are kept")
        .isEqualTo(1);
  }

  @Test
  void theFileThatIsThereStaysUntilTheOtherIsWhole() throws Exception {
    Path one = Files.writeString(work.resolve("one"), "one");
    Path empty = Files.write(work.resolve("empty"), new byte[0]);
    Path noise = Files.write(work.resolve("noise"), new byte[30 << 20]);
    assertThat(sftp.run("put " + one + " a").exit()).isZero();
    cut("put", noise, "a");
    assertThat(files().getLong("items[0].size")).isEqualTo(3);

    Sftp.Run nothing = sftp.run("put " + empty + " a");

    assertThat(openUploads().getList("items")).as("what was cut before").isEmpty();
    Depositor.await(() -> objects() == 1);

    assertThat(nothing.exit()).isNotZero();
    assertThat(nothing.said()).contains("sftp.empty");
    assertThat(files().getLong("items[0].size")).isEqualTo(3);
  }

  /** OpenSSH stops writing and closes the file as if it were whole. */
  @Test
  void aTransferThatAPersonInterruptsTwiceIsGoneOnWith() throws Exception {
    Path noise = noise(30 << 20);
    interrupt("put", noise);
    long first = openUploads().getLong("items[0].received");
    interrupt("reput", noise);
    assertThat(openUploads().getLong("items[0].received")).isGreaterThan(first);
    assertThat(files().getList("items.path")).isEmpty();

    Sftp.Run run = sftp.run("reput " + noise + " cut");

    assertThat(run.exit()).as(run.said()).isZero();
    assertWhole("cut", noise);
  }

  private void interrupt(String command, Path file) throws Exception {
    Path log = Files.createTempFile(work, "typed", ".log");
    Process client = sftp.type(log, List.of("-l", "40000"));
    try (OutputStream keys = client.getOutputStream()) {
      keys.write((command + " " + file + " cut\n").getBytes(StandardCharsets.UTF_8));
      keys.flush();
      long shown = received("cut") * 100 / Files.size(file) + 3;
      Depositor.await(() -> percent(log) > shown);
      keys.write(3);
      keys.flush();
      Depositor.await(() -> says(log, "sftp\\.cut"));
      keys.write("bye\n".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      kill(client);
    }
    assertThat(Files.readString(log)).doesNotContain("100%");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-B 100000"})
  void aWholeFileThatLooksInterruptedIsTakenWithWhatWouldFollow(String options) throws Exception {
    Path file = Files.write(work.resolve("multiple"), new byte[2 * 261_101]);
    Sftp.Run refused = sftp.run("put " + file);
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.said()).contains("multiple ended as", "reput");
    Path log = Files.createTempFile(work, "other", ".log");

    String command = options.isEmpty() ? "reput" : "put";
    List<String> words = options.isEmpty() ? List.of() : List.of(options.split(" "));
    int exit = sftp.begin(log, words, command + " " + file).waitFor();

    assertThat(exit).as(Files.readString(log)).isZero();
    assertWhole("multiple", file);
  }

  /** The largest that the client has shown. */
  private static int percent(Path log) {
    try {
      return Pattern.compile("(\\d+)%")
          .matcher(Files.readString(log))
          .results()
          .mapToInt(match -> Integer.parseInt(match.group(1)))
          .max()
          .orElse(0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean says(Path log, String pattern) {
    try {
      return Pattern.compile(pattern).matcher(Files.readString(log)).find();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private long objects() {
    return count("select count(*) from blob where draft_id = '" + draft + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "put FILE \"back\\\\\\\\slash\"",
        "put FILE /FILE-OF-NOBODY",
        "put FILE /0190f5a0-0000-7000-8000-000000000002/a",
        "put FILE ../a",
        "put FILE there/below",
        "reput FILE there",
        "put -a FILE there",
        "get there",
        "ln -s there other",
        "rename there /elsewhere",
        "rm absent",
        "rmdir there",
        "mkdir there/below",
        "ls /etc",
        "cd /etc"
      })
  void whatADraftCannotHaveIsRefusedAndChangesNothing(String command) throws Exception {
    Path file = Files.writeString(work.resolve("file"), "much longer than what is there");
    Path there = Files.writeString(work.resolve("there"), "there");
    assertThat(sftp.run("put " + there).exit()).isZero();

    Sftp.Run run = sftp.run(command.replace("FILE", file.toString()));

    assertThat(run.exit()).as(run.said()).isNotZero();
    assertThat(files().getList("items.path")).containsExactly("there");
    assertThat(files().getLong("items[0].size")).isEqualTo(5);
  }

  @Test
  void aFileThatIsTooLongIsRefusedAndNothingOfItIsLeft() throws Exception {
    Path file = Files.write(work.resolve("long"), new byte[40_000_001]);

    Sftp.Run run = sftp.run("put " + file);

    assertThat(run.exit()).isNotZero();
    assertThat(run.said()).contains("quota.file-bytes");
    assertThat(files().getList("items.path")).isEmpty();
    awaitNoObjects();
  }

  @ParameterizedTest
  @ValueSource(ints = {30 << 20, 3 << 20})
  void aTransferThatIsCutIsGoneOnWithWhereItStands(int bytes) throws Exception {
    Path noise = noise(bytes);
    cut("put", noise, "raw/cut");
    cut("reput", noise, "raw/cut");

    long received = openUploads().getLong("items[0].received");
    assertThat(openUploads().getList("items.path")).containsExactly("raw/cut");
    assertThat(openUploads().getString("items[0].kind")).isEqualTo("stream");
    assertThat(openUploads().getString("items[0].length")).isNull();
    assertThat(depositor.submit(draft, "{}").asString()).contains("uploads.open");
    Sftp.Run listed = sftp.run("ls -l", "ls -l raw", "ls -l raw/cut");
    assertThat(listed.said())
        .containsPattern("drwxr-xr-x .* raw\\R")
        .containsPattern("--w------- .* " + received + " .* cut\\R");
    assertThat(files().getList("items.path")).isEmpty();

    Sftp.Run run = sftp.run("reput " + noise + " raw/cut");

    assertThat(run.exit()).as(run.said()).isZero();
    assertWhole("raw/cut", noise);
    assertThat(history()).contains("\"action\":\"files.added\"");
  }

  @Test
  void whatWasCutIsPutAnewOrRemovedOrGivenUp() throws Exception {
    Path noise = noise(3 << 20);
    Path other = Files.writeString(work.resolve("other"), "other");
    cut("put", noise, "a");
    assertThat(sftp.run("put " + other + " a").exit()).isZero();
    assertWhole("a", other);

    cut("put", noise, "b");
    assertThat(sftp.run("rm b").exit()).isZero();
    assertThat(openUploads().getList("items")).isEmpty();

    cut("put", noise, "a");
    Sftp.Run partial = sftp.run("ls -l a");
    assertThat(partial.said()).contains("--w-------");
    depositor
        .tus()
        .delete("/api/v1/uploads/" + openUploads().getString("items[0].id"))
        .then()
        .statusCode(204);
    assertThat(sftp.run("ls -l a").said()).contains("-rw-r--r--");
    assertWhole("a", other);
  }

  /** WinSCP and others upload under another name, which they give up for the right one. */
  @Test
  void whatWasCutIsRenamedOnceItIsWhole() throws Exception {
    Path noise = noise(3 << 20);
    cut("put", noise, "day/a.tif.filepart");
    Sftp.Run early = sftp.run("rename day/a.tif.filepart day/a.tif");
    assertThat(early.exit()).isNotZero();
    assertThat(early.said()).contains("sftp.partial");
    assertThat(sftp.run("rename day night").said()).contains("sftp.partial");

    Sftp.Run run =
        sftp.run("reput " + noise + " day/a.tif.filepart", "rename day/a.tif.filepart day/a.tif");

    assertThat(run.exit()).as(run.said()).isZero();
    assertWhole("day/a.tif", noise);
  }

  @Test
  void twoConnectionsDoNotSendTheSameFile() throws Exception {
    Path noise = noise(30 << 20);
    Path log = Files.createTempFile(work, "first", ".log");
    Process first = sftp.begin(log, List.of("-l", "40000"), "put " + noise + " a");
    Depositor.await(() -> openUploads().getList("items").size() == 1);

    assertThat(sftp.run("put " + noise + " a").said()).contains("sftp.busy");
    assertThat(sftp.run("reput " + noise + " a").said()).contains("sftp.busy");

    assertThat(first.waitFor()).as(Files.readString(log)).isZero();
    assertWhole("a", noise);
  }

  /** As one whose network is gone: nothing says that it has ended. */
  @Test
  void aConnectionThatHangsLosesItsFileToAnother() throws Exception {
    Path noise = noise(30 << 20);
    Path log = Files.createTempFile(work, "hanging", ".log");
    Process hanging = sftp.begin(log, List.of("-l", "40000"), "put " + noise + " a");
    Depositor.await(() -> openUploads().getList("items").size() == 1);
    List<ProcessHandle> stopped =
        Stream.concat(Stream.of(hanging.toHandle()), hanging.descendants()).toList();
    for (ProcessHandle process : stopped) {
      assertThat(new ProcessBuilder("kill", "-STOP", "" + process.pid()).start().waitFor())
          .isZero();
    }
    assertThat(sftp.run("reput " + noise + " a").said()).contains("sftp.busy");

    Depositor.await(Duration.ofMinutes(1), () -> runs("reput " + noise + " a"));

    kill(hanging);
    assertWhole("a", noise);
  }

  @Test
  void aConnectionToAnotherServerKeepsItsFileWhileItIsHeard() throws Exception {
    Path noise = noise(3 << 20);
    cut("put", noise, "a");
    change("writer = gen_random_uuid(), writer_server = 'other:22', writer_seen = now()");
    assertThat(sftp.run("reput " + noise + " a").said()).contains("sftp.busy");
    change("writer_seen = now() - interval '2 minutes'");

    Sftp.Run run = sftp.run("reput " + noise + " a");

    assertThat(run.exit()).as(run.said()).isZero();
    assertWhole("a", noise);
  }

  private boolean runs(String command) {
    try {
      return sftp.run(command).exit() == 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Sends some of a file; returns when the archive shows what it has kept of it. */
  private void cut(String command, Path file, String path) throws Exception {
    Path log = Files.createTempFile(work, "cut", ".log");
    int kilobits = (int) (Files.size(file) * 8 / 1_000 / 6);
    Process client =
        sftp.begin(log, List.of("-l", "" + kilobits), command + " " + file + " " + path);
    long before = received(path);
    long third = Files.size(file) / 3;
    Depositor.await(() -> client.descendants().anyMatch(ssh -> hasWritten(ssh, third)));
    kill(client);
    Depositor.await(() -> received(path) > before);
  }

  /** As Linux counts for the process that has the connection. */
  private static boolean hasWritten(ProcessHandle process, long bytes) {
    try (Stream<String> counts = Files.lines(Path.of("/proc/" + process.pid() + "/io"))) {
      return counts
          .filter(line -> line.startsWith("wchar: "))
          .anyMatch(line -> Long.parseLong(line.substring(7)) > bytes);
    } catch (IOException | UncheckedIOException gone) {
      return false;
    }
  }

  private void kill(Process client) throws InterruptedException {
    client.descendants().forEach(ProcessHandle::destroyForcibly);
    client.destroyForcibly().waitFor();
  }

  private long received(String path) {
    return openUploads().getList("items.path").contains(path)
        ? openUploads().getLong("items.find { it.path == '" + path + "' }.received")
        : 0;
  }

  private JsonPath openUploads() {
    return depositor.asks().get("/api/v1/drafts/" + draft + "/uploads").jsonPath();
  }

  private void assertWhole(String path, Path file) throws Exception {
    assertThat(files().getList("items.path")).containsExactly(path);
    assertThat(files().getString("items[0].sha256")).isEqualTo(sha256(Files.readAllBytes(file)));
    assertThat(files().getLong("items[0].size")).isEqualTo(Files.size(file));
    assertThat(openUploads().getList("items")).isEmpty();
    assertThat(
            count("select count(*) from blob where state <> 'dead' and draft_id = '" + draft + "'"))
        .as("objects that are kept")
        .isEqualTo(1);
  }

  private Path noise(int bytes) throws IOException {
    byte[] noise = new byte[bytes + 7];
    new Random(bytes).nextBytes(noise);
    return Files.write(work.resolve("noise-" + bytes), noise);
  }

  private void change(String columns) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "update upload set " + columns + " where draft_id = '" + draft + "'"))
          .isEqualTo(1);
    }
  }

  @Test
  void onlyAGoodTokenLogsInAndARevokedOneDoesNothingMore() throws Exception {
    assertThat(new Sftp(work, port, draft, "lmku_" + "A".repeat(43)).run("ls").exit()).isNotZero();
    assertThat(new Sftp(work, port, draft, "depositor").run("ls").exit()).isNotZero();
    JsonPath token = token();
    Sftp other = new Sftp(work, port, "anyone", token.getString("token"));
    assertThat(other.run("ls /").said()).contains("/" + draft);

    depositor
        .asks()
        .delete("/api/v1/drafts/" + draft + "/upload-tokens/" + token.getString("id"))
        .then()
        .statusCode(204);
    assertThat(other.run("ls").exit()).isNotZero();
  }

  @Test
  void nothingButSftpIsServed() throws Exception {
    Path file = Files.writeString(work.resolve("file"), "x");
    assertThat(sftp.run("put " + file).exit()).isZero();
    Path log = Files.createTempFile(work, "ssh", ".log");
    for (List<String> options :
        List.of(
            List.of("-oCiphers=aes128-cbc"),
            List.of("-oMACs=hmac-sha1", "-oCiphers=aes128-ctr"),
            List.of("-oKexAlgorithms=diffie-hellman-group14-sha1"),
            List.of("-oHostKeyAlgorithms=ssh-rsa"),
            List.of("-s", "no-such-subsystem"),
            List.of("-s", "/bin/sh"))) {
      assertThat(sftp.begin(log, options, "ls").waitFor()).as("%s", options).isNotZero();
    }
  }

  private void awaitNoObjects() throws InterruptedException {
    Depositor.await(() -> count("select count(*) from blob where draft_id = '" + draft + "'") == 0);
  }

  private JsonPath token() {
    return depositor.sftpToken(draft);
  }

  private JsonPath files() {
    return depositor.asks().get("/api/v1/drafts/" + draft + "/files").jsonPath();
  }

  private String history() {
    return depositor.asks().get("/api/v1/drafts/" + draft + "/history").asString();
  }

  private long count(String query) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
