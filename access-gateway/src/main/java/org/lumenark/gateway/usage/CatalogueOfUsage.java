package org.lumenark.gateway.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.lumenark.gateway.config.ServiceAddresses;
import org.lumenark.platform.security.ServiceAccount;

/** metadata-service, which keeps the sums. It is told with the gateway's own account. */
@ApplicationScoped
class CatalogueOfUsage {

  private static final Logger LOG = Logger.getLogger(CatalogueOfUsage.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;
  private final ServiceAccount account;
  private final ObjectMapper mapper;
  private boolean failing;

  /** What became of a report. */
  enum Outcome {
    /** It counts, now or since it was first sent. */
    TAKEN,
    /** It may be sent again. */
    LATER,
    /** It will never be taken. */
    REFUSED
  }

  CatalogueOfUsage(ServiceAddresses services, ServiceAccount account, ObjectMapper mapper) {
    this.address = services.metadataUrl();
    this.account = account;
    this.mapper = mapper;
  }

  /** Blocks for at most a few seconds. */
  Outcome add(UsageReport report) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/internal/usage-reports/" + report.id()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + account.token())
              .PUT(BodyPublishers.ofByteArray(json(report)))
              .build();
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return outcome(status);
    } catch (IOException failure) {
      return later(String.valueOf(failure.getMessage()));
    }
  }

  private Outcome outcome(int status) {
    return switch (status) {
      case 200, 204 -> {
        failing = false;
        yield Outcome.TAKEN;
      }
      case 400, 413, 415, 422 -> Outcome.REFUSED;
      case 401 -> {
        account.forgetToken();
        yield later("the gateway's account is not known to it");
      }
      default -> later("it answers " + status);
    };
  }

  /** Said once, until it works again. */
  private Outcome later(String why) {
    if (!failing) {
      failing = true;
      LOG.warnf("counts of usage wait until the catalogue takes them: %s", why);
    }
    return Outcome.LATER;
  }

  private byte[] json(UsageReport report) {
    try {
      return mapper.writeValueAsBytes(Map.of("rows", report.rows()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
