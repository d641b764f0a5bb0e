package org.lumenark.submission.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Mail to people. The server that takes it is that of {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "lumenark.submission.mail")
public interface MailConfig {

  /** Address that mail comes from; without it there is no mail at all. */
  Optional<String> from();

  /** Addresses that are told when a depositor answers. */
  Optional<List<String>> curators();

  /**
   * Kinds of mail that are not sent: submitted, comment, returned, accepted, invitation,
   * release-reminder.
   */
  Optional<List<String>> off();

  /** How long before its release a study's people are reminded. */
  @WithDefault("14d")
  Duration reminder();

  /** Attempts after which a mail is given up. */
  @WithDefault("8")
  int attempts();

  /** Pause after the first attempt that failed; it doubles with each, up to six hours. */
  @WithDefault("1m")
  Duration pause();

  /** How often mail that is due is looked for. */
  @WithDefault("2s")
  Duration interval();

  /** How often studies that are to be released are looked for. */
  @WithDefault("10m")
  Duration reminderInterval();

  /** How long mail that was sent can be looked at. */
  @WithDefault("30d")
  Duration memory();
}
