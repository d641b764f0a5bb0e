package org.lumenark.client.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.StudyPath;
import org.lumenark.imaging.source.ImagingException;

/** What the imaging library says about local files, as failures of a command. */
final class ImagingFailures {

  private ImagingFailures() {}

  /** The file itself is at fault, or nothing reads it ({@code no-reader}). */
  static ClientException of(ImagingException e) {
    String place = e.place().map(StudyPath::visible).orElse(null);
    return new ClientException(
        ExitCode.BAD_DATA, e.code(), String.valueOf(e.getMessage()), place, List.of(), e);
  }

  static ClientException of(IOException e, String input) {
    return switch (e) {
      case NoSuchFileException absent ->
          new ClientException(ExitCode.NO_INPUT, "input.absent", input + " does not exist.", input);
      case FileAlreadyExistsException there ->
          new ClientException(
              ExitCode.CANNOT_CREATE,
              "output.exists",
              there.getFile() + " exists already. Name another, or give --overwrite.",
              there.getFile());
      case AccessDeniedException denied -> denied(denied, input);
      default -> ClientException.localFile(input, e);
    };
  }

  private static ClientException denied(AccessDeniedException denied, String input) {
    String file = String.valueOf(denied.getFile());
    boolean reading = file.endsWith(input);
    return new ClientException(
        reading ? ExitCode.NO_INPUT : ExitCode.CANNOT_CREATE,
        reading ? "input.unreadable" : "output.cannot-create",
        file + " cannot be " + (reading ? "read." : "written."),
        file);
  }
}
