package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.imaging.inspect.Inspector;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = "Say what a file or folder is and which images it holds; reads headers only.")
final class InspectCommand extends ClientCommand {

  @Parameters(
      paramLabel = "FILE|DIR|s3://BUCKET/KEY",
      description = "The file, or a folder of images.")
  String input = "";

  InspectCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    try {
      JsonNode found =
          Json.mapper()
              .valueToTree(
                  new Inspector(ReadLimits.DEFAULT).inspect(ImageInputs.of(input, console)));
      print(found, ImageText.of(found));
      return ExitCode.DONE;
    } catch (ImagingException e) {
      throw ImagingFailures.of(e);
    } catch (IOException e) {
      throw ImagingFailures.of(e, input);
    }
  }
}
