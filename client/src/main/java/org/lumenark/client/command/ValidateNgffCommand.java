package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.validate.NgffKind;
import org.lumenark.imaging.validate.NgffOptions;
import org.lumenark.imaging.validate.NgffReport;
import org.lumenark.imaging.validate.NgffValidator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate-ngff",
    description = "Judge the metadata of an OME-Zarr folder, zip or JSON document.")
final class ValidateNgffCommand extends ClientCommand {

  /** What {@code --kind} takes, as it is written. */
  enum Kind {
    image,
    plate,
    well,
    label,
    ome,
    bf2raw
  }

  @Parameters(
      paramLabel = "PATH|s3://BUCKET/KEY",
      description = "A Zarr folder, a zip, or one .json document.")
  String input = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "What it is meant to be: ${COMPLETION-CANDIDATES}. Told by the metadata if not given.")
  @Nullable Kind kind;

  @Option(
      names = "--version",
      paramLabel = "0.4|0.5|0.6",
      description = "The version to judge by. Told by the metadata if not given.")
  @Nullable String version;

  @Option(names = "--strict", description = "What is only recommended counts as an error.")
  boolean strict;

  ValidateNgffCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    try {
      NgffReport report =
          new NgffValidator(ReadLimits.DEFAULT).validate(ImageInputs.of(input, console), options());
      JsonNode judged = Json.mapper().valueToTree(report);
      print(judged, words(judged));
      return report.valid() ? ExitCode.DONE : ExitCode.BAD_DATA;
    } catch (IOException e) {
      throw ImagingFailures.of(e, input);
    }
  }

  private NgffOptions options() {
    return new NgffOptions(
        Optional.ofNullable(kind).flatMap(given -> NgffKind.of(given.name())),
        Optional.ofNullable(version),
        strict ? NgffOptions.Rigour.SHOULD : NgffOptions.Rigour.MUST);
  }

  private static String words(JsonNode report) {
    StringBuilder words =
        new StringBuilder(report.path("valid").asBoolean() ? "Valid" : "Not valid");
    if (report.hasNonNull("kind")) {
      words.append(": OME-NGFF ").append(StudyText.field(report, "version"));
      words.append(", ").append(StudyText.field(report, "kind"));
    }
    for (JsonNode finding : report.path("findings")) {
      words.append("\n  ").append(StudyText.field(finding, "severity"));
      words.append(" ").append(StudyText.field(finding, "pointer")).append(": ");
      words.append(StudyText.field(finding, "message")).append(" ");
      words.append(StudyText.field(finding, "remedy")).append(" [");
      words.append(StudyText.field(finding, "code")).append("]");
    }
    return words.toString();
  }
}
