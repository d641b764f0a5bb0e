package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.progress.Progress;
import org.lumenark.client.progress.StatusLine;
import org.lumenark.client.s3.S3Address;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ExistingOutput;
import org.lumenark.imaging.convert.FolderConversion;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.sets.FilePattern;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.zarr.NgffVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "convert", description = "Write images as OME-Zarr.")
final class ConvertCommand extends ClientCommand {

  /** What {@code --as} takes, as it is written. */
  enum As {
    image,
    label
  }

  @Parameters(
      index = "0",
      paramLabel = "FILE|DIR|s3://BUCKET/KEY",
      description = "The file, or a folder of images.")
  String input = "";

  @Parameters(index = "1", paramLabel = "OUT.ome.zarr", description = "The folder to make.")
  Path out = Path.of("");

  @Option(names = "--overwrite", description = "Replace what is there.")
  boolean overwrite;

  @Option(names = "--as", paramLabel = "image|label", description = "What the images are.")
  @Nullable As as;

  @Option(
      names = "--pattern",
      paramLabel = "P",
      description =
          "How names tell where planes belong: name_z{z}_t{t}.tif, over paths in the folder; also"
              + " {c}, {well}, {field}; a brace alone is written twice.")
  @Nullable String pattern;

  @Option(
      names = "--ngff-version",
      paramLabel = "0.4|0.5",
      description = "Version of OME-Zarr to write; 0.4 is over Zarr v2, without shards.")
  String ngffVersion = NgffVersion.V0_5.text();

  ConvertCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    if (pattern != null && !S3Address.is(input) && Files.isRegularFile(Path.of(input))) {
      throw new ClientException(
          ExitCode.USAGE,
          "usage.pattern-of-folder",
          "--pattern goes with a folder; " + input + " is a file.",
          "--pattern");
    }
    ConversionOptions options =
        ConversionOptions.defaults()
            .withImagesAtOnce(Runtime.getRuntime().availableProcessors())
            .withVersion(version());
    if (as != null) {
      options = options.withRole(ImageRole.valueOf(as.name().toUpperCase(Locale.ROOT)));
    }
    try (StatusLine line = statusLine()) {
      if (pattern != null) {
        options = options.withPattern(FilePattern.parse(pattern));
      }
      JsonNode report =
          Json.mapper()
              .valueToTree(
                  new FolderConversion(ImageConverter.installed())
                      .convert(
                          ImageInputs.of(input, console),
                          out,
                          overwrite ? ExistingOutput.REPLACE : ExistingOutput.REFUSE,
                          options,
                          new Shown(line)));
      line.close();
      print(report, ImageText.of(report) + "\n" + summary(report));
      return ExitCode.DONE;
    } catch (ImagingException e) {
      throw ImagingFailures.of(e);
    } catch (IOException e) {
      throw ImagingFailures.of(e, input);
    }
  }

  private NgffVersion version() {
    for (NgffVersion version : NgffVersion.values()) {
      if (version.text().equals(ngffVersion)) {
        return version;
      }
    }
    throw new ClientException(
        ExitCode.USAGE,
        "usage.ngff-version",
        "--ngff-version is 0.4 or 0.5, not " + ngffVersion + ".",
        "--ngff-version");
  }

  private static String summary(JsonNode report) {
    return String.format(
        Locale.ROOT,
        "%s read, %s written in %.1f s",
        Progress.size(report.path("bytesRead").asLong()),
        Progress.size(report.path("bytesWritten").asLong()),
        report.path("seconds").asDouble());
  }

  /** Which image, and how much of it. */
  private static final class Shown implements ConversionProgress {
    private final StatusLine line;
    private String image = "";
    private long total;
    private long done;

    Shown(StatusLine line) {
      this.line = line;
    }

    @Override
    public void image(int number, int count, String name, long bytes) {
      image = "image " + (number + 1) + " of " + count;
      total = bytes;
      done = 0;
    }

    @Override
    public void pixels(long bytes) {
      done += bytes;
      long percent = total == 0 ? 100 : 100 * done / total;
      line.show("Converting " + image + ", " + percent + " %");
    }
  }
}
