package org.lumenark.client.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.standalone.Location;
import org.lumenark.standalone.StackStatus;
import org.lumenark.standalone.StandaloneStack;
import org.lumenark.standalone.installation.Doctor;
import org.lumenark.standalone.installation.Observation;
import org.lumenark.standalone.installation.Observation.State;
import org.lumenark.standalone.installation.Variables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = {
      "Look at a running archive: versions, store, topics, clocks, certificates, disk, lag.",
      "Each finding says what to do. Where the variables of the services are set, or the archive is",
      "the stack that runs here, it looks behind the gateway as well."
    })
final class DoctorCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  DoctorCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    List<Observation> seen = new ArrayList<>();
    try {
      for (Doctor doctor : doctors(console)) {
        seen.addAll(doctor.observe());
      }
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    } catch (IOException e) {
      throw ClientException.localFile("the folder of the stack", e);
    }
    print(json(seen), words(seen));
    return seen.stream().anyMatch(each -> each.state() == State.wrong)
        ? ExitCode.UNAVAILABLE
        : ExitCode.DONE;
  }

  private List<Doctor> doctors(Console console) throws IOException {
    Clock clock = Clock.systemUTC();
    Map<String, String> given = console.environment();
    boolean service = given.containsKey("QUARKUS_DATASOURCE_JDBC_URL");
    List<Doctor> doctors = new ArrayList<>();
    if (!service || archive.named(console).isPresent()) {
      doctors.add(Doctor.outside(archive.origin(console), RootCommand.VERSION, clock));
    }
    if (service) {
      doctors.add(Doctor.inside(new Variables(given), Optional.empty(), clock));
    } else if (archive.named(console).isEmpty()) {
      StandaloneStack stack = new StandaloneStack(Location.of(given));
      StackStatus status = stack.status();
      doctors.add(
          Doctor.inside(
              new Variables(stack.environment("ingest-service")),
              Optional.of(Path.of(status.dataDir())),
              clock));
    }
    return doctors;
  }

  private static ObjectNode json(List<Observation> seen) {
    ObjectNode result = Json.object();
    ArrayNode findings = result.putArray("findings");
    for (Observation each : seen) {
      findings
          .addObject()
          .put("subject", each.subject())
          .put("state", each.state().name())
          .put("seen", each.seen())
          .put("advice", each.advice());
    }
    return result;
  }

  private static String words(List<Observation> seen) {
    String lines = seen.stream().map(DoctorCommand::line).collect(Collectors.joining("\n"));
    long bad = seen.stream().filter(each -> each.state() != State.fine).count();
    return lines
        + "\n"
        + (bad == 0 ? "All is well." : bad + " of " + seen.size() + " findings ask for something.");
  }

  private static String line(Observation each) {
    String line = "%-9s  %s: %s".formatted(each.state(), each.subject(), each.seen());
    return each.advice().isEmpty() ? line : line + "\n           " + each.advice();
  }
}
