package org.lumenark.platform.storage;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.component.Buckets;
import org.lumenark.standalone.component.S3Credentials;
import org.lumenark.testkit.RealServers;
import org.lumenark.testkit.Server;

/** A bucket of the real server. */
public final class TestStores {

  private static final String BUCKET = "storage-tests";

  private TestStores() {}

  public static S3ObjectStore s3() throws Exception {
    Coordinates.S3Server server = RealServers.start(Server.OBJECT_STORE).s3();
    new Buckets(
            server.endpoint(),
            server.region(),
            new S3Credentials(server.accessKey(), server.secretKey()))
        .create(BUCKET);
    StorageConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(StorageConfig.class)
            .withDefaultValues(
                Map.of(
                    "lumenark.storage.endpoint", server.endpoint(),
                    "lumenark.storage.access-key", server.accessKey(),
                    "lumenark.storage.secret-key", server.secretKey(),
                    "lumenark.storage.region", server.region()))
            .build()
            .getConfigMapping(StorageConfig.class);
    return new S3ObjectStore(S3Client.of(config), BUCKET);
  }
}
