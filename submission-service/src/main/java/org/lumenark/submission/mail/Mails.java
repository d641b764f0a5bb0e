package org.lumenark.submission.mail;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.security.Caller;

/**
 * Writes mails in the transaction of what they tell of: both are there, or neither. Without a
 * sender ({@code lumenark.submission.mail.from}) none is written, so that none of yesterday goes
 * out when there is one.
 */
@ApplicationScoped
public class Mails {

  private static final Logger LOG = Logger.getLogger(Mails.class);

  private final MailRepository repository;
  private final MailConfig config;
  private final String publicUrl;
  private final Set<MailKind> off = EnumSet.noneOf(MailKind.class);

  Mails(
      MailRepository repository,
      MailConfig config,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.repository = repository;
    this.config = config;
    this.publicUrl = publicUrl;
    for (String kind : config.off().orElse(List.of())) {
      off.add(
          MailKind.of(kind)
              .orElseThrow(() ->
                  new IllegalStateException(
                      "lumenark.submission.mail.off: there is no kind of mail " + kind)));
    }
    config
        .from()
        .filter(address -> !MailAddress.isOne(address))
        .ifPresent(wrong -> {
          throw new IllegalStateException("lumenark.submission.mail.from is no e-mail address");
        });
  }

  void start(@Observes StartupEvent event) {
    if (config.from().isEmpty()) {
      LOG.info("mail is off: lumenark.submission.mail.from names no address to send from");
    } else {
      LOG.infof("mail is sent from %s; kinds that are off: %s", config.from().get(), off);
    }
  }

  boolean sends(MailKind kind) {
    return config.from().isPresent() && !off.contains(kind);
  }

  /**
   * What a curator says goes to whoever may answer; what a depositor says, to the curators. Nobody
   * is told what they said themselves.
   *
   * @param curator whether it was said as one
   */
  public void said(
      Connection connection,
      Accession accession,
      UUID draft,
      String title,
      Caller caller,
      MailKind kind,
      boolean curator)
      throws SQLException {
    if (!sends(kind)) {
      return;
    }
    String fact =
        switch (kind) {
          case RETURNED -> "A curator has looked at your study and asks something of you.";
          case ACCEPTED -> "A curator has accepted your study; nothing is left to ask.";
          default ->
              curator
                  ? "A curator has said something about your study."
                  : "A depositor has answered about this study.";
        };
    Letter letter =
        new Letter(
            kind,
            Optional.of(accession.value()),
            title,
            fact,
            publicUrl + "/studies/" + accession.value());
    List<String> recipients =
        curator
            ? repository.people(connection, draft, caller.subject())
            : config.curators().orElse(List.of());
    write(connection, letter, recipients, null);
  }

  /**
   * Curators whom the collection names are told, each at the account of their own; a curator who
   * submits is not. Those whom no collection names see it in the queue.
   */
  public void submitted(
      Connection connection,
      Accession accession,
      int version,
      String title,
      Caller caller,
      List<String> curators)
      throws SQLException {
    if (!sends(MailKind.SUBMITTED)) {
      return;
    }
    Letter letter =
        new Letter(
            MailKind.SUBMITTED,
            Optional.of(accession.value()),
            title,
            version == 1
                ? "A study was submitted to a collection that you curate."
                : "Version "
                    + version
                    + " of a study was submitted to a collection that you curate.",
            publicUrl + "/curation/" + accession.value());
    for (String curator : curators) {
      if (!curator.equalsIgnoreCase(caller.username())) {
        repository.insertToAccount(connection, TimeOrderedId.next(), letter, curator);
      }
    }
  }

  /** Someone who was invited has an account. Told once for each deposit. */
  public void invited(Connection connection, UUID draft, String address) throws SQLException {
    if (!sends(MailKind.INVITATION)) {
      return;
    }
    Letter letter =
        new Letter(
            MailKind.INVITATION,
            Optional.empty(),
            repository.title(connection, draft).orElse(""),
            "Someone has invited you to work on a deposit with them.",
            publicUrl + "/my-studies");
    write(connection, letter, List.of(address), "invitation " + draft);
  }

  /** Of each release date people are told once. */
  void reminded(Connection connection, MailRepository.Due due, String day) throws SQLException {
    Letter letter =
        new Letter(
            MailKind.RELEASE_REMINDER,
            Optional.of(due.accession()),
            due.title(),
            "Your study will be made public on " + day + " (UTC), without anything for you to do.",
            publicUrl + "/studies/" + due.accession());
    write(
        connection,
        letter,
        repository.people(connection, due.draft(), Optional.empty()),
        "release-reminder " + due.accession() + " " + day);
  }

  /** Only to what has the form of an address; a header has no other way in. */
  private void write(
      Connection connection, Letter letter, List<String> recipients, @Nullable String once)
      throws SQLException {
    for (String recipient : recipients) {
      if (MailAddress.isOne(recipient)) {
        String key = once == null ? null : once + " " + recipient;
        repository.insert(connection, TimeOrderedId.next(), letter, recipient, key);
      }
    }
  }
}
