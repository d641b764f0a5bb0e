package org.lumenark.submission.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lumenark.submission.database.Database;

/**
 * Sends what was written. Instances share the work: one that takes a mail has it for five minutes.
 * A mail goes out once, unless this process ends between the server's answer and its own note of
 * it; it then comes again under the same Message-ID. What fails is tried again after ever longer
 * pauses and given up at last, with the reason, for an admin to see. No transaction is open
 * meanwhile.
 */
@ApplicationScoped
class MailSending {

  private static final Logger LOG = Logger.getLogger(MailSending.class);
  private static final int BATCH = 5;
  private static final int REMINDERS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final int LONGEST_REASON = 300;

  private final Database database;
  private final MailRepository repository;
  private final Mails mails;
  private final MailConfig config;
  private final CuratorAddresses curators;
  private final ReactiveMailer mailer;

  MailSending(
      Database database,
      MailRepository repository,
      Mails mails,
      MailConfig config,
      CuratorAddresses curators,
      ReactiveMailer mailer) {
    this.database = database;
    this.repository = repository;
    this.mails = mails;
    this.config = config;
    this.curators = curators;
    this.mailer = mailer;
  }

  @Scheduled(
      every = "${lumenark.submission.mail.interval:2s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void send() {
    if (config.from().isEmpty()) {
      return;
    }
    List<OutgoingMail> taken;
    do {
      taken = database.call(connection -> repository.take(connection, BATCH));
      taken.forEach(this::send);
    } while (taken.size() == BATCH);
  }

  @Scheduled(
      every = "${lumenark.submission.mail.reminder-interval:10m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void remind() {
    if (mails.sends(MailKind.RELEASE_REMINDER)) {
      Instant until = Instant.now().plus(config.reminder());
      database.run(connection -> {
        for (MailRepository.Due due :
            repository.toRemind(connection, until, config.reminder(), REMINDERS)) {
          LocalDate day = LocalDate.ofInstant(due.releaseDate(), ZoneOffset.UTC);
          mails.reminded(connection, due, day.toString());
        }
      });
    }
    database.run(connection -> repository.forget(connection, config.memory()));
  }

  private void send(OutgoingMail outgoing) {
    Optional<String> recipient;
    try {
      recipient = recipient(outgoing);
    } catch (IOException away) {
      failed(outgoing, String.valueOf(away.getMessage()));
      return;
    } catch (InterruptedException stopping) {
      // It is due again for another instance in a moment.
      Thread.currentThread().interrupt();
      return;
    }
    if (recipient.isEmpty()) {
      failed(outgoing, "no curator of this name has a verified address");
      return;
    }
    send(outgoing, recipient.get());
  }

  private Optional<String> recipient(OutgoingMail outgoing)
      throws IOException, InterruptedException {
    return outgoing.account()
        ? curators.of(outgoing.recipient())
        : Optional.of(outgoing.recipient());
  }

  private void send(OutgoingMail outgoing, String recipient) {
    String from = config.from().orElseThrow();
    String host = from.substring(from.indexOf('@') + 1);
    Mail mail =
        Mail.withText(recipient, outgoing.subject(), outgoing.body())
            .setFrom(from)
            .addHeader("Message-ID", "<" + outgoing.id() + "@" + host + ">")
            .addHeader("Auto-Submitted", "auto-generated");
    try {
      mailer.send(mail).await().atMost(PATIENCE);
    } catch (TimeoutException late) {
      failed(outgoing, "the mail server did not answer within " + PATIENCE.toSeconds() + " s");
      return;
    } catch (RuntimeException refused) {
      failed(outgoing, String.valueOf(refused.getMessage()));
      return;
    }
    database.run(connection -> repository.sent(connection, outgoing.id()));
  }

  private void failed(OutgoingMail outgoing, String why) {
    String line = why.replaceAll("\\p{Cntrl}+", " ").strip();
    String reason = line.substring(0, Math.min(LONGEST_REASON, line.length()));
    if (outgoing.attempts() >= config.attempts()) {
      LOG.warnf("mail %s is given up: %s", outgoing.id(), reason);
      database.run(connection -> repository.dead(connection, outgoing.id(), reason));
      return;
    }
    LOG.infof("mail %s is tried again later: %s", outgoing.id(), reason);
    Duration pause = pause(config.pause(), outgoing.attempts());
    database.run(connection -> repository.failed(connection, outgoing.id(), reason, pause));
  }

  /**
   * @param attempts that failed, from 1
   */
  static Duration pause(Duration first, int attempts) {
    Duration pause = first;
    for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
