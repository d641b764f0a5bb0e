package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the five services of the archive, configured by environment only. */
public final class QuarkusService implements Component {
  private static final String FAULTS = "LUMENARK_FAULT_DIR";

  private final Workspace workspace;
  private final Definition definition;
  private final Path home;

  /**
   * What differs between services.
   *
   * @param application the folder with {@code quarkus-run.jar}
   * @param needs what must be ready first
   * @param settings what the names of settings that are for this service begin with in the
   *     environment
   * @param environment as the README of this module lists it
   */
  public record Definition(
      String name,
      int port,
      int heapMegabytes,
      Path application,
      List<String> needs,
      List<String> settings,
      Map<String, String> environment) {
    public Definition {
      needs = List.copyOf(needs);
      settings = List.copyOf(settings);
      environment = Map.copyOf(environment);
    }
  }

  public QuarkusService(Workspace workspace, Definition definition) {
    this.workspace = workspace;
    this.definition = definition;
    this.home = workspace.dataOf(definition.name());
  }

  @Override
  public String name() {
    return definition.name();
  }

  @Override
  public int port() {
    return definition.port();
  }

  @Override
  public List<String> needs() {
    return definition.needs();
  }

  @Override
  public void prepare() throws IOException {
    workspace.user().privateFolder(home);
    workspace.user().privateFolder(home.resolve("tmp"));
    if (!Files.exists(definition.application().resolve("quarkus-run.jar"))) {
      throw new IOException(
          name() + " is not built; run ./mvnw -q -pl " + name() + " -am package -DskipTests");
    }
    if (!workspace.user().reaches(definition.application())) {
      TreeCopy.refresh(definition.application(), copy());
    }
  }

  /** Below a folder that the service user can enter. */
  private Path copy() {
    return workspace.data().resolveSibling("software/services").resolve(name());
  }

  private Path application() {
    return workspace.user().reaches(definition.application()) ? definition.application() : copy();
  }

  @Override
  public Launch launch() {
    List<String> command =
        new ArrayList<>(workspace.smallJava(definition.heapMegabytes(), home.resolve("tmp")));
    command.addAll(
        List.of(
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-jar",
            application().resolve("quarkus-run.jar").toString()));
    Map<String, String> environment = new HashMap<>(workspace.environment(home));
    environment.putAll(definition.environment());
    environment.put("QUARKUS_APPLICATION_NAME", name());
    System.getenv()
        .forEach((name, value) -> {
          if (isForThis(name)) {
            environment.put(name, value);
          }
        });
    return new Launch(command, environment, home);
  }

  /**
   * Settings of this very service that the operator has given to {@code up}, such as {@code
   * LUMENARK_SUBMISSION_UPLOAD_EXPIRY}, and the folder in which fault tests arm points; see
   * FaultPoint.
   */
  private boolean isForThis(String variable) {
    return variable.equals(FAULTS)
        || (definition.settings().stream().anyMatch(variable::startsWith)
            && !definition.environment().containsKey(variable));
  }

  @Override
  public boolean ready() {
    return Probe.http(definition.port(), "/q/health/ready");
  }
}
