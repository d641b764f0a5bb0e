package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenSearch: one node. It has no authentication, so it listens on the loopback address only. It is
 * started without its shell script, which would start two more JVMs to work out these options.
 */
public final class OpenSearch implements Component {
  public static final String NAME = "opensearch";
  private static final int HEAP_MEGABYTES = 512;

  private final Workspace workspace;
  private final int port;
  private final int transportPort;
  private final Path home;

  public OpenSearch(Workspace workspace, int port, int transportPort) {
    this.workspace = workspace;
    this.port = port;
    this.transportPort = transportPort;
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

  @Override
  public void prepare() throws IOException {
    ServiceUser user = workspace.user();
    user.privateFolder(home);
    for (String folder : List.of("data", "logs", "snapshots", "tmp", "config")) {
      user.privateFolder(home.resolve(folder));
    }
    user.writePrivate(home.resolve("config/opensearch.yml"), configuration());
    user.writePrivate(
        home.resolve("config/log4j2.properties"), Template.read("opensearch-log4j2.properties"));
    user.writePrivate(home.resolve("config/jvm.options"), "# set on the command line\n");
  }

  String configuration() {
    return Template.read("opensearch.yml")
        .replace("@PORT@", Integer.toString(port))
        .replace("@TRANSPORT_PORT@", Integer.toString(transportPort))
        .replace("@HOME@", home.toString().replace("\\", "\\\\").replace("\"", "\\\""));
  }

  @Override
  public Launch launch() {
    Path server = workspace.distributions().openSearch();
    List<String> command =
        new ArrayList<>(workspace.smallJava(HEAP_MEGABYTES, home.resolve("tmp")));
    command.addAll(
        List.of(
            "-Xms128m",
            "-Xshare:auto",
            "-Dopensearch.networkaddress.cache.ttl=60",
            "-Dopensearch.networkaddress.cache.negative.ttl=10",
            "-Djava.awt.headless=true",
            "-Djna.nosys=true",
            "-Dio.netty.noUnsafe=true",
            "-Dio.netty.noKeySetOptimization=true",
            "-Dio.netty.recycler.maxCapacityPerThread=0",
            "-Dio.netty.allocator.numDirectArenas=0",
            "-Dlog4j.shutdownHookEnabled=false",
            "-Dlog4j2.disable.jmx=true",
            "-Djava.locale.providers=SPI,CLDR",
            "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
            "--add-modules=jdk.incubator.vector",
            "--add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED",
            "-javaagent:" + server.resolve("agent/opensearch-agent.jar"),
            "-Dopensearch.path.home=" + server,
            "-Dopensearch.path.conf=" + home.resolve("config"),
            "-Dopensearch.distribution.type=zip",
            "-Dopensearch.bundled_jdk=false",
            "-cp",
            server.resolve("lib") + "/*",
            "org.opensearch.bootstrap.OpenSearch"));
    return new Launch(command, workspace.environment(home), home);
  }

  @Override
  public boolean ready() {
    return Probe.http(port, "/_cluster/health?wait_for_status=yellow&timeout=1s");
  }

  @Override
  public Stop stop() {
    return new Stop(Stop.Signal.TERM, Duration.ofSeconds(30));
  }
}
