package org.lumenark.standalone.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** Starts the server; its one argument is a file of S3Proxy's properties. */
public final class StoreMain {

  private static final String BUCKETS = "jclouds.filesystem.basedir";
  private static final String PARTS = "lumenark.store.parts";

  private StoreMain() {}

  public static void main(String[] arguments) throws Exception {
    Properties properties = read(Path.of(arguments[0]));
    Path buckets = Path.of(properties.getProperty(BUCKETS));
    Path parts = Path.of(properties.getProperty(PARTS));
    BlobStore store =
        new PlacedParts(new FilesystemNio2BlobStore(buckets.toString()), buckets, parts);
    S3Proxy server = S3Proxy.Builder.fromProperties(properties).blobStore(store).build();
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return properties;
  }

  /** Requests that are being answered are answered to their end. */
  private static void stop(S3Proxy server) {
    try {
      server.stop();
    } catch (Exception failure) {
      System.err.println("The object store did not stop in order: " + failure);
    }
  }
}
