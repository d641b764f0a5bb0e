package org.lumenark.gateway.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where readers reach the archive, and where the gateway reaches the services. */
@ApplicationScoped
public class ServiceAddresses {

  private final URI publicUrl;
  private final URI submissionUrl;
  private final URI ingestUrl;
  private final URI metadataUrl;
  private final URI searchUrl;

  public ServiceAddresses(
      @ConfigProperty(name = "lumenark.public-url") URI publicUrl,
      @ConfigProperty(name = "lumenark.submission-url") URI submissionUrl,
      @ConfigProperty(name = "lumenark.ingest-url") URI ingestUrl,
      @ConfigProperty(name = "lumenark.metadata-url") URI metadataUrl,
      @ConfigProperty(name = "lumenark.search-url") URI searchUrl) {
    this.publicUrl = publicUrl;
    this.submissionUrl = submissionUrl;
    this.ingestUrl = ingestUrl;
    this.metadataUrl = metadataUrl;
    this.searchUrl = searchUrl;
  }

  public URI publicUrl() {
    return publicUrl;
  }

  public URI submissionUrl() {
    return submissionUrl;
  }

  public URI ingestUrl() {
    return ingestUrl;
  }

  public URI metadataUrl() {
    return metadataUrl;
  }

  public URI searchUrl() {
    return searchUrl;
  }
}
