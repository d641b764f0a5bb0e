package org.lumenark.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.lumenark.standalone.Coordinates;

/**
 * The real servers of this test run.
 *
 * <p>With {@code LUMENARK_TEST_STACK} in the environment they are those of a stack that runs
 * already; else they are started as local processes when they are first asked for and end with the
 * JVM; with {@code -Dlumenark.test.provider=testcontainers} they are containers.
 */
public final class RealServers {
  private static final String NAME = "org.lumenark.testkit:type=RealServers";
  private static final ObjectMapper JSON = new ObjectMapper();

  private RealServers() {}

  /** Makes sure that the servers are ready and says where all of them are. */
  public static Coordinates start(Server first, Server... more) {
    return start(EnumSet.of(first, more));
  }

  public static Coordinates start(Set<Server> servers) {
    try {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName(NAME);
      synchronized (beans) {
        if (!beans.isRegistered(name)) {
          beans.registerMBean(new Shared(provider()), name);
        }
      }
      Object answer =
          beans.invoke(
              name,
              "start",
              new Object[] {String.join(",", Server.texts(servers))},
              new String[] {String.class.getName()});
      return JSON.readValue(String.valueOf(answer), Coordinates.class);
    } catch (JMException | JsonProcessingException e) {
      throw new IllegalStateException("the servers do not start: " + rootMessage(e), e);
    }
  }

  private static String rootMessage(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static ServerProvider provider() {
    String file = System.getenv("LUMENARK_TEST_STACK");
    try {
      if ("testcontainers".equals(System.getProperty("lumenark.test.provider"))) {
        return new ContainerServers();
      }
      return file == null || file.isBlank()
          ? new LocalServers()
          : new AttachedServers(Path.of(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The copy that was loaded first serves all. */
  private record Shared(ServerProvider provider) implements RealServersMXBean {
    @Override
    public synchronized String start(String servers) throws Exception {
      return JSON.writeValueAsString(provider.start(Server.parse(servers)));
    }
  }
}
