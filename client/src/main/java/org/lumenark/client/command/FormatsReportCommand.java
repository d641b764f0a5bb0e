package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.progress.StatusLine;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ExistingOutput;
import org.lumenark.imaging.convert.FolderConversion;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.inspect.Inspector;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "formats-report",
    description =
        "Inspect and convert every sample of a folder with a MANIFEST.tsv and print a table of what"
            + " came out.")
final class FormatsReportCommand extends ClientCommand {

  @Parameters(paramLabel = "DIR", description = "The folder with MANIFEST.tsv.")
  Path folder = Path.of("");

  private final Inspector inspector = new Inspector(ReadLimits.DEFAULT);
  private final FolderConversion conversion = new FolderConversion(ImageConverter.installed());

  FormatsReportCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ObjectNode report = Json.mapper().createObjectNode().put("input", folder.toString());
    ArrayNode samples = report.putArray("samples");
    try (StatusLine line = statusLine()) {
      List<SampleTable.Sample> all = SampleTable.read(folder);
      Path work = Files.createTempDirectory("lumenark-formats-");
      try {
        for (SampleTable.Sample sample : all) {
          line.show("%d of %d: %s".formatted(samples.size() + 1, all.size(), sample.path()));
          samples.add(outcome(sample, work));
        }
      } finally {
        FolderConversion.delete(work);
      }
    } catch (IOException e) {
      throw ImagingFailures.of(e, folder.toString());
    }
    print(report, FormatsTable.of(report));
    return ExitCode.DONE;
  }

  private ObjectNode outcome(SampleTable.Sample sample, Path work) {
    Path input = folder.resolve(sample.path());
    ObjectNode row = Json.mapper().createObjectNode();
    row.put("path", sample.path()).put("told", sample.told()).put("malformed", sample.malformed());
    try {
      JsonNode seen = Json.mapper().valueToTree(inspector.inspect(input));
      for (String field : List.of("format", "wrapper", "reader")) {
        row.set(field, seen.path(field));
      }
      convert(input, work.resolve("out.ome.zarr"), row);
    } catch (ImagingException e) {
      row.putObject("error").put("code", e.code()).put("message", String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      row.putObject("error").put("code", "defect").put("message", String.valueOf(e));
    }
    return row;
  }

  private void convert(Path input, Path out, ObjectNode row) throws IOException, ImagingException {
    try {
      JsonNode report =
          Json.mapper()
              .valueToTree(
                  conversion.convert(
                      input,
                      out,
                      ExistingOutput.REPLACE,
                      ConversionOptions.defaults(),
                      ConversionProgress.NONE));
      row.put("seconds", String.format(Locale.ROOT, "%.2f", report.path("seconds").asDouble()));
      ArrayNode images = row.putArray("images");
      for (JsonNode image : report.path("images")) {
        ObjectNode kept = images.addObject();
        for (String field : List.of("path", "role", "shape", "dtype", "physicalSizes")) {
          kept.set(field, image.path(field));
        }
      }
    } finally {
      FolderConversion.delete(out);
    }
  }
}
