package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.ontology.OntologyFinding;
import org.lumenark.ontology.OntologyLimits;
import org.lumenark.ontology.OntologyReader;
import org.lumenark.ontology.UnreadableOntology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "load",
    description = {
      "Load an ontology from an OBO or OWL (RDF/XML) file, plain or packed with gzip.",
      "The file is read whole before it is sent. The former version is shown until the new one is",
      "whole; if anything fails, it stays. For admins."
    })
final class OntologyLoadCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "FILE", description = "The ontology.")
  Path input = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What it is called here. Default: the prefix that most of its ids have.")
  @Nullable String name;

  OntologyLoadCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ArchiveClient client = archive.loggedIn(console);
    Prefixes prefixes = read();
    String target = name == null ? prefixes.most() : name;
    console.note("lumenark: sending " + prefixes.terms() + " terms as " + target);
    JsonNode loaded = client.loadOntology(target, input);
    print(
        ((ObjectNode) loaded),
        "Loaded "
            + loaded.path("name").asText()
            + " "
            + loaded.path("version").asText()
            + ": "
            + loaded.path("terms").asLong()
            + " terms, "
            + loaded.path("obsolete").asLong()
            + " of them obsolete");
    return ExitCode.DONE;
  }

  private Prefixes read() {
    if (!Files.isRegularFile(input)) {
      throw Files.exists(input)
          ? noInput("input.no-file", " is not a file.")
          : noInput("input.absent", " does not exist.");
    }
    Prefixes prefixes = new Prefixes();
    try (InputStream in = Files.newInputStream(input)) {
      new OntologyReader(OntologyLimits.DEFAULT).read(in, prefixes);
      return prefixes;
    } catch (UnreadableOntology refused) {
      OntologyFinding finding = refused.finding();
      throw new ClientException(
          ExitCode.BAD_DATA,
          finding.code(),
          finding.message() + " " + finding.remedy(),
          input + " line " + finding.line());
    } catch (AccessDeniedException denied) {
      throw noInput("input.unreadable", " cannot be read.");
    } catch (IOException failure) {
      throw ClientException.localFile(input.toString(), failure);
    }
  }

  private ClientException noInput(String code, String reason) {
    return new ClientException(ExitCode.NO_INPUT, code, input + reason, input.toString());
  }
}
