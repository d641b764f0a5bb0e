package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@TestProfile(MailIT.WithMail.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class MailIT {

  private static final String OWNER = "depositor@example.org";
  private static final String CURATORS = "curators@archive.example.org";
  private static final Duration MOST = Duration.ofMinutes(1);

  private final Depositor owner = new Depositor("depositor");
  private final Depositor curator = new Depositor("curator");
  private final Depositor admin = new Depositor("admin");

  @Inject AgroalDataSource dataSource;

  @ConfigProperty(name = "quarkus.mailer.port")
  int port;

  private GreenMail server;

  /** A mail server on a port that nobody listens at before a test starts it. */
  public static final class WithMail implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.ofEntries(
          Map.entry("quarkus.mailer.host", "127.0.0.1"),
          Map.entry("quarkus.mailer.port", Integer.toString(freePort())),
          Map.entry("quarkus.mailer.start-tls", "DISABLED"),
          Map.entry("lumenark.submission.mail.from", "archive@archive.example.org"),
          Map.entry("lumenark.submission.mail.curators", CURATORS),
          Map.entry("lumenark.submission.mail.off", "accepted"),
          Map.entry("lumenark.submission.mail.attempts", "3"),
          Map.entry("lumenark.submission.mail.pause", "400ms"),
          Map.entry("lumenark.submission.mail.interval", "200ms"),
          Map.entry("lumenark.submission.mail.reminder", "3d"),
          Map.entry("lumenark.submission.mail.reminder-interval", "300ms"));
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void whatACuratorAsksReachesTheDepositorWithoutItsWords() throws Exception {
    start();
    String study = submitted("Cells\r\nBcc: all@example.org of Zoë");
    say(curator, study, "return", "{\"comment\": \"Secret question\"}").then().statusCode(200);

    MimeMessage mail = only(OWNER, study);
    assertThat(mail.getSubject())
        .isEqualTo(
            "["
                + study
                + "] A curator has a question about your study: Cells Bcc: all@example.org of Zoë");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getMessageID()).endsWith("@archive.example.org>");
    assertThat(mail.getContentType()).startsWith("text/plain");
    assertThat(mail.getContent().toString()).contains(study).doesNotContain("Secret");

    say(owner, study, "comments", "{\"text\": \"An answer\"}").then().statusCode(201);
    assertThat(only(CURATORS, study).getSubject()).contains("Something was said");

    say(curator, study, "accept", "{}").then().statusCode(200);
    say(curator, study, "comments", "{\"text\": \"Last word\"}").then().statusCode(201);
    Depositor.await(MOST, () -> mails(OWNER, study).size() == 2);
    assertThat(mails(OWNER, study))
        .as("the kind 'accepted' is switched off")
        .noneSatisfy(each -> assertThat(each.getSubject()).contains("accepted"));
  }

  @Test
  void curatorsAreToldWhatIsSubmittedToTheirCollectionAndOthersAreNot() throws Exception {
    start();
    // 'reader' has an account, but not the role; of 'nobody' there is no account.
    collection("Ferns", "[\"curator\", \"reader\", \"nobody\"]");
    collection("Lichens", "[\"admin\"]");
    String study = submittedTo("Ferns", "Fronds");

    MimeMessage mail = only("curator@example.org", study);
    assertThat(mail.getSubject())
        .isEqualTo("[" + study + "] A study of your collection was submitted: Fronds");
    assertThat(mail.getContent().toString()).contains("/curation/" + study);
    String other = submittedTo("Lichens", "Thalli");
    only("admin@example.org", other);
    Depositor.await(MOST, () -> listed("dead", study).size() == 2);
    assertThat(listed("dead", study))
        .extracting(dead -> dead.get("recipient"))
        .containsExactlyInAnyOrder("reader", "nobody");
    assertThat(listed("dead", study))
        .allSatisfy(dead ->
            assertThat(dead.get("reason"))
                .isEqualTo("no curator of this name has a verified address"));
    assertThat(recipients(study)).containsExactly("curator@example.org");
    assertThat(recipients(other)).containsExactly("admin@example.org");

    String versions = "/api/v1/submissions/" + study + "/versions";
    Depositor.await(() -> owner.asks().post(versions).statusCode() < 300);
    String next = owner.asks().post(versions).then().statusCode(200).extract().path("id");
    owner.put(next, "b.txt", "more".getBytes(StandardCharsets.UTF_8));
    owner.submit(next, "{}").then().statusCode(201);
    Depositor.await(MOST, () -> mails("curator@example.org", study).size() == 2);
    assertThat(mails("curator@example.org", study).getLast().getContent().toString())
        .contains("Version 2 of a study");
  }

  private void collection(String name, String curators) {
    admin
        .asks()
        .contentType("application/json")
        .body("{\"title\": \"" + name + "\", \"curators\": " + curators + "}")
        .put("/api/v1/collections/" + name)
        .then()
        .statusCode(201);
  }

  private String submittedTo(String collection, String title) {
    String draft =
        owner
            .asks()
            .contentType("application/json")
            .body(
                Map.of(
                    "metadata",
                    Map.of("template", "minimal", "title", title, "collection", collection)))
            .post("/api/v1/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    owner.put(draft, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    return owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
  }

  /** Of all mails about a study, in the order they came. */
  private List<String> recipients(String study) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> subject(mail).contains(study))
        .map(MailIT::recipient)
        .toList();
  }

  @Test
  void aServerThatIsDownCostsNoMailAndOneThatStaysDownIsToldToAdmins() throws Exception {
    String study = submitted("Nobody listens");
    say(curator, study, "comments", "{\"text\": \"Hello\"}").then().statusCode(201);
    Depositor.await(MOST, () -> listed("dead", study).size() == 1);

    Map<String, Object> dead = listed("dead", study).getFirst();
    assertThat(dead).containsEntry("recipient", OWNER).containsEntry("attempts", 3);
    assertThat(dead.get("reason").toString()).isNotBlank();
    assertThat(dead).doesNotContainKeys("subject", "body");
    owner.asks().get("/api/v1/mails").then().statusCode(403);
    curator.asks().post("/api/v1/mails/retry").then().statusCode(403);
    admin
        .asks()
        .queryParam("state", "gone")
        .get("/api/v1/mails")
        .then()
        .statusCode(400)
        .body("code", equalTo("mail.state"));

    start();
    admin.asks().post("/api/v1/mails/retry").then().statusCode(200);
    only(OWNER, study);
    admin
        .asks()
        .queryParam("state", "dead")
        .get("/api/v1/mails")
        .then()
        .statusCode(200)
        .body("items.accession", not(hasItem(study)));
    Depositor.await(MOST, () -> listed("sent", study).size() == 1);
  }

  @Test
  void whoIsInvitedIsToldOnceForADeposit() throws Exception {
    start();
    String title = "Invited " + UUID.randomUUID();
    String draft = owner.draft(title);
    String body = "{\"items\":[{\"email\":\"depositor2@example.org\",\"right\":\"edit\"}]}";
    String path = "/api/v1/drafts/" + draft;
    share(path, body);
    Depositor second = new Depositor("depositor2");
    Depositor.await(() -> second.asks().get(path).statusCode() == 200);
    Depositor.await(MOST, () -> mails("depositor2@example.org", title).size() == 1);

    share(path, "{\"items\":[]}");
    share(path, body);
    Depositor.await(() -> second.asks().get(path).statusCode() == 200);
    String study = submitted("After the second invitation");
    say(curator, study, "comments", "{\"text\": \"x\"}").then().statusCode(201);
    only(OWNER, study);
    assertThat(mails("depositor2@example.org", title)).hasSize(1);
  }

  @Test
  void peopleAreRemindedOnceOfEachReleaseDate() throws Exception {
    start();
    String study = submitted("Soon public");
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update study set submitted_at = now() - interval '30 days',"
                    + " release_date = now() + interval '2 days' where accession = ?")) {
      update.setString(1, study);
      update.executeUpdate();
    }
    String day = Instant.now().plus(2, ChronoUnit.DAYS).toString().substring(0, 10);
    MimeMessage reminder = only(OWNER, study);
    assertThat(reminder.getContent().toString()).contains(day);

    String other = submitted("Another reminder has had its chance meanwhile");
    say(curator, other, "comments", "{\"text\": \"x\"}").then().statusCode(201);
    only(OWNER, other);
    assertThat(mails(OWNER, study)).hasSize(1);
  }

  private void start() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  /** A sender that lost its server in the middle of a mail waits half a minute for its answer. */
  private MimeMessage only(String recipient, String words) throws InterruptedException {
    try {
      Depositor.await(MOST, () -> !mails(recipient, words).isEmpty());
    } catch (AssertionError late) {
      throw new AssertionError(
          "no mail to " + recipient + " about " + words + "; what the archive knows: " + known(),
          late);
    }
    List<MimeMessage> found = mails(recipient, words);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private Map<String, List<Object>> known() {
    return Stream.of("waiting", "sent", "dead")
        .collect(Collectors.toMap(state -> state, this::all));
  }

  /** Mails that arrived with these words in their subject. */
  private List<MimeMessage> mails(String recipient, String words) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> recipient(mail).equals(recipient) && subject(mail).contains(words))
        .toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Map<String, Object>> listed(String state, String study) {
    return this.<Map<String, Object>>all(state).stream()
        .filter(item -> study.equals(item.get("accession")))
        .toList();
  }

  private <T> List<T> all(String state) {
    return admin
        .asks()
        .queryParam("state", state)
        .queryParam("limit", 1000)
        .get("/api/v1/mails")
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  private void share(String path, String body) {
    owner
        .asks()
        .contentType("application/json")
        .body(body)
        .put(path + "/collaborators")
        .then()
        .statusCode(200);
  }

  private String submitted(String title) {
    String draft = owner.draft(title);
    owner.put(draft, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    return owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
  }

  private static Response say(Depositor who, String study, String step, String body) {
    return who.asks()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/curation/" + study + "/" + step);
  }
}
