package org.lumenark.platform.storage;

import io.minio.Http;
import io.minio.MinioAsyncClient;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Builds the one HTTP client that all buckets share. */
final class S3Client {

  private static final int INSUFFICIENT_STORAGE = 507;
  private static final long IDLE_CONNECTION_MINUTES = 2;

  private S3Client() {}

  static MinioAsyncClient of(StorageConfig config) {
    return of(
        new StoreAccess(config.endpoint(), config.region(), config.accessKey(), config.secretKey()),
        config);
  }

  /**
   * @param config says how patient the client is
   */
  static MinioAsyncClient of(StoreAccess access, StorageConfig config) {
    MinioAsyncClient client =
        MinioAsyncClient.builder()
            .endpoint(access.endpoint().toString())
            .region(access.region())
            .credentials(access.accessKey(), access.secretKey())
            .httpClient(http(access, config), true)
            .build();
    client.disableVirtualStyleEndpoint();
    return client;
  }

  private static OkHttpClient http(StoreAccess access, StorageConfig config) {
    Dispatcher dispatcher =
        new Dispatcher(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("s3-", 0).factory()));
    dispatcher.setMaxRequests(config.maxConnections());
    dispatcher.setMaxRequestsPerHost(config.maxConnections());
    return Http.newDefaultClient()
        .newBuilder()
        .dispatcher(dispatcher)
        .socketFactory(sockets(access))
        .connectionPool(
            new ConnectionPool(config.maxConnections(), IDLE_CONNECTION_MINUTES, TimeUnit.MINUTES))
        .connectTimeout(config.connectTimeout())
        .readTimeout(config.silenceTimeout())
        .writeTimeout(config.silenceTimeout())
        .addInterceptor(S3Client::withRoom)
        .build();
  }

  /** TLS gathers what is written into records itself. */
  private static SocketFactory sockets(StoreAccess access) {
    return "https".equals(access.endpoint().getScheme())
        ? SocketFactory.getDefault()
        : new GatheringSockets();
  }

  /** The client tells an answer without XML by its text alone: the status would be lost. */
  private static Response withRoom(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() == INSUFFICIENT_STORAGE) {
      response.close();
      throw new S3Failures.NoRoom();
    }
    return response;
  }
}
