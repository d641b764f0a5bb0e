package org.lumenark.search.index;

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

/** The one client of OpenSearch, with a bounded pool of connections. */
@ApplicationScoped
class OpenSearchConnection {

  private static final int MOST_CONNECTIONS = 32;

  @Produces
  @Singleton
  OpenSearchTransport transport(SearchConfig config) {
    Timeout timeout = Timeout.of(config.timeout());
    return ApacheHttpClient5TransportBuilder.builder(
            new HttpHost(config.url().getScheme(), config.url().getHost(), config.url().getPort()))
        .setMapper(new JacksonJsonpMapper(EventJson.mapper().copy()))
        .setRequestConfigCallback(
            request -> request.setResponseTimeout(timeout).setConnectionRequestTimeout(timeout))
        .setHttpClientConfigCallback(client -> client)
        .build();
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
