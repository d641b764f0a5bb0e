package org.lumenark.standalone.installation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clocks of servers that tell the time in their answers agree with the one here. */
final class ClockExamination implements Examination {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Answers tell whole seconds, and take some time themselves. */
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  private final Clock clock;
  private final List<String> addresses;

  ClockExamination(Clock clock, List<String> addresses) {
    this.clock = clock;
    this.addresses = List.copyOf(addresses);
  }

  @Override
  public List<Observation> observe() throws InterruptedException {
    List<Observation> seen = new ArrayList<>();
    for (String address : addresses) {
      told(address).map(time -> judged(address, time)).ifPresent(seen::add);
    }
    return seen;
  }

  private Observation judged(String address, Instant told) {
    Duration apart = Duration.between(clock.instant(), told);
    String subject = "clock of " + address;
    if (apart.abs().compareTo(TOLERATED) <= 0) {
      return Observation.fine(subject, "it agrees with the one here");
    }
    return Observation.wrong(
        subject,
        apart.abs().toSeconds() + " s " + (apart.isNegative() ? "behind" : "ahead of") + " here",
        "Tokens and signed addresses are refused by clocks that differ. Let both machines follow a"
            + " time server.");
  }

  /** Empty where it does not answer, which others tell, or tells no time. */
  private static Optional<Instant> told(String address) throws InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
      return client
          .send(request, HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("date")
          .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
