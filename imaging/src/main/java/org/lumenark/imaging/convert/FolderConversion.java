package org.lumenark.imaging.convert;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lumenark.imaging.assemble.ImageInput;
import org.lumenark.imaging.source.FolderDeletion;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.zarr.FolderSink;

/**
 * Converts a file, or a folder of images, to a local folder. The output is written beside its place
 * under a hidden name and moved there when it is complete; after a failure, or when the virtual
 * machine is asked to stop, nothing is left.
 */
public final class FolderConversion {

  private final ImageConverter converter;

  public FolderConversion(ImageConverter converter) {
    this.converter = converter;
  }

  /**
   * Of the local disk.
   *
   * @throws FileAlreadyExistsException if the output is there and is not to be replaced
   * @throws NoSuchFileException if the input is not there
   */
  public ConversionReport convert(
      Path input,
      Path output,
      ExistingOutput existing,
      ConversionOptions options,
      ConversionProgress progress)
      throws IOException, ImagingException {
    return convert(ImageInput.of(input), output, existing, options, progress);
  }

  /**
   * @throws FileAlreadyExistsException if the output is there and is not to be replaced
   */
  public ConversionReport convert(
      ImageInput input,
      Path output,
      ExistingOutput existing,
      ConversionOptions options,
      ConversionProgress progress)
      throws IOException, ImagingException {
    Path target = output.toAbsolutePath().normalize();
    if (existing == ExistingOutput.REFUSE && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(output.toString());
    }
    Path parent = target.getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(output.toString());
    }
    Files.createDirectories(parent);
    Path work = Files.createTempDirectory(parent, "." + target.getFileName() + ".");
    Thread cleaning = new Thread(() -> deleteQuietly(work));
    Runtime.getRuntime().addShutdownHook(cleaning);
    try {
      ConversionReport report =
          converter.convert(
              input.name(),
              input.files(),
              input.entries(),
              new FolderSink(work.resolve("new")),
              options,
              progress);
      publish(work, target);
      return report;
    } finally {
      deleteQuietly(work);
      withdraw(cleaning);
    }
  }

  /** Deletes an output, if it is there, with all that is in it. */
  public static void delete(Path output) throws IOException {
    if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(output, new FolderDeletion());
    }
  }

  private static void publish(Path work, Path target) throws IOException {
    boolean replaced = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    Path old = work.resolve("old");
    if (replaced) {
      Files.move(target, old);
    }
    try {
      Files.move(work.resolve("new"), target);
    } catch (IOException e) {
      if (replaced) {
        Files.move(old, target);
      }
      throw e;
    }
  }

  private static void deleteQuietly(Path root) {
    try {
      Files.walkFileTree(root, new FolderDeletion());
    } catch (IOException e) {
      // The next attempt works under another name; what is left here is hidden and harmless.
      return;
    }
  }

  private static void withdraw(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The machine is stopping and the hook runs already: that is what it is for.
      return;
    }
  }
}
