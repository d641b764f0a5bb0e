package org.lumenark.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the channels of Kafka as services configure them. */
class ChannelsTest {

  private static final String INCOMING = "mp.messaging.incoming.";
  private static final String STRATEGY = ".failure-strategy";

  /**
   * A record that waits for its database longer than the age, a minute if none is set, ends its
   * channel for good and fails the liveness of its service.
   */
  @ParameterizedTest
  @ValueSource(strings = {"submission-service", "ingest-service", "metadata-service"})
  void a_record_that_may_not_be_lost_waits_for_its_database_as_long_as_it_takes(String service)
      throws IOException {
    Properties properties = properties(service);
    List<String> channels =
        properties.stringPropertyNames().stream()
            .filter(name -> name.startsWith(INCOMING) && name.endsWith(STRATEGY))
            .filter(name -> properties.getProperty(name).equals("dead-letter-queue"))
            .map(name -> name.substring(0, name.length() - STRATEGY.length()))
            .toList();

    assertThat(channels).isNotEmpty();
    assertThat(channels)
        .allSatisfy(channel ->
            assertThat(properties)
                .containsEntry(channel + ".throttled.unprocessed-record-max-age.ms", "0"));
  }

  private static Properties properties(String service) throws IOException {
    Properties properties = new Properties();
    Path file = Path.of("..", "..", service, "src/main/resources/application.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
