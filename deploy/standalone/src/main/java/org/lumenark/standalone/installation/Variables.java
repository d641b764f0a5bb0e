package org.lumenark.standalone.installation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.lumenark.standalone.component.Buckets;
import org.lumenark.standalone.component.S3Credentials;
import org.lumenark.standalone.component.StackException;

/** The environment that the services of an installation are given, read for the same servers. */
public final class Variables {
  private static final String KAFKA = "KAFKA_";
  private static final int REQUEST_MILLIS = 10_000;

  private final Map<String, String> environment;

  public Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * A variable that has to be there.
   *
   * @throws StackException that names it where it is absent or empty
   */
  public String needed(String name) {
    return given(name)
        .orElseThrow(() ->
            new StackException(
                StackException.Kind.MISSING,
                "installation.variable",
                "The variable " + name + " is not set."));
  }

  Map<String, String> all() {
    return environment;
  }

  /** Empty also where it is there without a value. */
  public Optional<String> given(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * Every {@code KAFKA_…} that is a setting of Kafka's clients, as Quarkus reads them: {@code
   * KAFKA_SASL_MECHANISM} is {@code sasl.mechanism}.
   */
  Map<String, Object> kafka() {
    needed("KAFKA_BOOTSTRAP_SERVERS");
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    environment.forEach((name, value) -> {
      if (name.startsWith(KAFKA)) {
        String setting = name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        if (AdminClientConfig.configNames().contains(setting)) {
          settings.put(setting, value);
        }
      }
    });
    return settings;
  }

  Buckets buckets() {
    return new Buckets(
        needed("LUMENARK_STORAGE_ENDPOINT"),
        needed("LUMENARK_STORAGE_REGION"),
        new S3Credentials(
            needed("LUMENARK_STORAGE_ACCESS_KEY"), needed("LUMENARK_STORAGE_SECRET_KEY")));
  }
}
