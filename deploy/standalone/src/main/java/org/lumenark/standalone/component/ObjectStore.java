package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The S3 server: S3Proxy over a folder, see module standalone/store. */
public final class ObjectStore implements Component {
  public static final String NAME = "object-store";
  public static final String REGION = "us-east-1";
  public static final List<String> BUCKETS = List.of("originals", "derived");
  private static final int HEAP_MEGABYTES = 640;

  private final Workspace workspace;
  private final int port;
  private final S3Credentials credentials;
  private final Path home;

  public ObjectStore(Workspace workspace, int port, S3Credentials credentials) {
    this.workspace = workspace;
    this.port = port;
    this.credentials = credentials;
    this.home = workspace.dataOf(NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void prepare() throws IOException {
    ServiceUser user = workspace.user();
    user.privateFolder(home);
    user.privateFolder(home.resolve("buckets"));
    user.privateFolder(home.resolve("parts"));
    user.privateFolder(home.resolve("tmp"));
    user.writePrivate(home.resolve("s3.conf"), configuration());
    user.writePrivate(home.resolve("logback.xml"), Template.read("s3proxy-logback.xml"));
  }

  String configuration() {
    return Template.read("s3proxy.properties")
        .replace("@ENDPOINT@", endpoint())
        .replace("@IDENTITY@", credentials.accessKey())
        .replace("@CREDENTIAL@", credentials.secretKey())
        .replace("@BUCKETS@", home.resolve("buckets").toString())
        .replace("@PARTS@", home.resolve("parts").toString());
  }

  @Override
  public Launch launch() {
    List<String> command =
        new ArrayList<>(workspace.smallJava(HEAP_MEGABYTES, home.resolve("tmp")));
    command.addAll(
        List.of(
            "-Dlogback.configurationFile=" + home.resolve("logback.xml"),
            "-cp",
            workspace.distributions().objectStore() + "/*",
            "org.lumenark.standalone.store.StoreMain",
            home.resolve("s3.conf").toString()));
    return new Launch(command, workspace.environment(home), home);
  }

  @Override
  public boolean ready() throws InterruptedException {
    return Probe.tcp(port) && new Buckets(endpoint(), REGION, credentials).answers();
  }

  @Override
  public boolean alive() {
    return Probe.tcp(port);
  }

  @Override
  public void provision() throws IOException, InterruptedException {
    Buckets buckets = new Buckets(endpoint(), REGION, credentials);
    for (String bucket : BUCKETS) {
      buckets.create(bucket);
    }
  }
}
