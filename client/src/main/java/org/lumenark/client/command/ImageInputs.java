package org.lumenark.client.command;

import java.io.IOException;
import java.nio.file.Path;
import org.lumenark.client.s3.S3Address;
import org.lumenark.client.s3.S3Input;
import org.lumenark.imaging.assemble.ImageInput;

/** Images where a command finds them: on the local disk or in a store. */
final class ImageInputs {

  private ImageInputs() {}

  static ImageInput of(String input, Console console) throws IOException {
    return S3Address.is(input)
        ? S3Input.of(S3Address.parse(input), console.environment())
        : ImageInput.of(Path.of(input));
  }
}
