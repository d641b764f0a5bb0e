package org.lumenark.search.index;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.lumenark.contracts.event.EventJson;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** The one client of OpenSearch. */
@ApplicationScoped
class OpenSearchConnection {

  @Produces
  @Singleton
  OpenSearchTransport transport(SearchConfig config) {
    Timeout timeout = Timeout.of(config.timeout());
    return ApacheHttpClient5TransportBuilder.builder(
            new HttpHost(config.url().getScheme(), config.url().getHost(), config.url().getPort()))
        .setMapper(new JacksonJsonpMapper(documents()))
        .setRequestConfigCallback(
            request -> request.setResponseTimeout(timeout).setConnectionRequestTimeout(timeout))
        .build();
  }

  /** As events are written, but hits come without the fields that were not asked for. */
  private static ObjectMapper documents() {
    return EventJson.mapper()
        .copy()
        .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
  }

  @Produces
  @Singleton
  OpenSearchAsyncClient client(OpenSearchTransport transport) {
    return new OpenSearchAsyncClient(transport);
  }

  void close(@Disposes OpenSearchTransport transport) throws IOException {
    transport.close();
  }
}
