package org.lumenark.metadata.drs;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.export.ExportConfig;
import org.lumenark.metadata.study.PublicUrls;

/**
 * What this service of DRS says of itself.
 *
 * @see <a href="https://github.com/ga4gh-discovery/ga4gh-service-info">GA4GH service-info 1.0</a>
 */
@Path("/ga4gh/drs/v1/service-info")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceInfoResource {

  private static final String TOTALS =
      """
      select coalesce(sum(v.files), 0), coalesce(sum(v.bytes), 0) from study s
        join study_version v on v.accession = s.accession and v.version = s.version
       where s.visibility = 'public'
      """;

  private final Mutiny.SessionFactory sessions;
  private final PublicUrls urls;
  private final ExportConfig archive;
  private final String version;

  ServiceInfoResource(
      Mutiny.SessionFactory sessions,
      PublicUrls urls,
      ExportConfig archive,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.sessions = sessions;
    this.urls = urls;
    this.archive = archive;
    this.version = version;
  }

  record ServiceInfo(
      String id,
      String name,
      Type type,
      String description,
      Organization organization,
      String documentationUrl,
      String version,
      int maxBulkRequestLength,
      Drs drs) {}

  record Type(String group, String artifact, String version) {}

  record Organization(String name, String url) {}

  /** Files of public studies as they are shown. */
  record Drs(int maxBulkRequestLength, long objectCount, long totalObjectSize) {}

  @GET
  @PermitAll
  @Operation(operationId = "describeDrs")
  public Uni<ServiceInfo> info() {
    return sessions
        .withSession(session -> session.createNativeQuery(TOTALS, Object[].class).getSingleResult())
        .map(row ->
            new ServiceInfo(
                reversed(URI.create(urls.home()).getHost()) + ".drs",
                archive.name() + " DRS",
                new Type("org.ga4gh", "drs", "1.5.0"),
                "Files, study versions and frozen manifests of " + archive.name(),
                new Organization(archive.name(), urls.home()),
                urls.below("/api/openapi.json"),
                version,
                DrsResource.MOST,
                new Drs(
                    DrsResource.MOST,
                    ((Number) row[0]).longValue(),
                    ((Number) row[1]).longValue())));
  }

  /** Ids of services are host names from the top down. */
  private static String reversed(String host) {
    List<String> names = Arrays.asList(host.split("\\."));
    Collections.reverse(names);
    return String.join(".", names);
  }
}
