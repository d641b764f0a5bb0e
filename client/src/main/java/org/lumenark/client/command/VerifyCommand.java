package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.download.Verification;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.files.StudyPath;
import org.lumenark.client.receipt.ReceiptCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Compare a folder with a study: every digest, and the receipt that the archive signed.",
      "Without --receipt the archive is asked for it, which gives it to depositors alone."
    })
final class VerifyCommand extends ClientCommand {

  private static final long LONGEST_RECEIPT = 64 << 10;

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Mixin VersionOption version = new VersionOption();

  @Parameters(index = "0", paramLabel = "ACC", description = "Accession.")
  String accession = "";

  @Parameters(index = "1", paramLabel = "DIR", description = "The folder.")
  Path folder = Path.of("");

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "The receipt that was kept at submission. Its version is the one compared.")
  @Nullable Path receipt;

  VerifyCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    Optional<String> kept = Optional.ofNullable(receipt).map(VerifyCommand::read);
    ObjectNode report =
        new Verification(archive.reader(console))
            .compare(
                version.of(accession, kept.flatMap(ReceiptCheck::version)),
                FolderWalk.of(folder),
                kept,
                (files, bytes) -> progress("Checked", files, bytes));
    boolean equal = Verification.isEqual(report);
    print(report, words(report, equal ? "All equal" : "Not equal"));
    return equal ? ExitCode.DONE : ExitCode.BAD_DATA;
  }

  private static String words(ObjectNode report, String verdict) {
    StringBuilder words = new StringBuilder(verdict);
    words.append(", ").append(report.path("checked").asLong()).append(" files checked");
    for (JsonNode each : report.path("mismatched")) {
      words.append("\n  differs (").append(StudyText.field(each, "reason")).append("): ");
      words.append(StudyText.field(each, "path"));
    }
    for (JsonNode each : report.path("missing")) {
      words.append("\n  missing: ").append(StudyPath.visible(each.asText()));
    }
    for (JsonNode each : report.path("extra")) {
      words.append("\n  extra: ").append(StudyPath.visible(each.asText()));
    }
    JsonNode receipt = report.path("receipt");
    words.append(
        switch (receipt.path("state").asText()) {
          case "valid" ->
              "\n  receipt: signed by the archive for these files, "
                  + StudyText.field(receipt, "submittedAt");
          case "none" -> "\n  receipt: none given";
          default -> "\n  receipt: not good";
        });
    for (JsonNode each : receipt.path("findings")) {
      words.append("\n    ").append(StudyText.field(each, "message"));
      words.append(" [").append(StudyText.field(each, "code")).append("] ");
      words.append(StudyText.field(each, "remedy"));
    }
    return words.toString();
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > LONGEST_RECEIPT) {
        throw new ClientException(
            ExitCode.BAD_DATA,
            "receipt.too-large",
            "A receipt has a few thousand bytes, this is another kind of file.",
            file.toString());
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException absent) {
      throw new ClientException(
          ExitCode.NO_INPUT, "input.absent", file + " does not exist.", file.toString());
    } catch (IOException unreadable) {
      throw new ClientException(
          ExitCode.NO_INPUT, "input.unreadable", file + " cannot be read.", file.toString());
    }
  }
}
