package org.lumenark.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lumenark.client.command.CommandRunner;
import org.lumenark.client.demo.SyntheticStack;
import org.lumenark.client.failure.ExitCode;

/**
 * Uses the command line as people do, once, while the virtual machine takes down which classes are
 * loaded and what runs often: {@code java -XX:AOTCacheOutput=FILE}. Commands that are started with
 * that file start sooner.
 */
final class TrainingRun {

  private TrainingRun() {}

  /**
   * @param arguments a folder to work in, which exists
   */
  public static void main(String[] arguments) throws IOException {
    Lumenark.prepare();
    Path folder = Path.of(arguments[0]);
    Path images = Files.createDirectories(folder.resolve("images"));
    for (int i = 0; i < 8; i++) {
      new SyntheticStack(256, 2, i).write(images.resolve("image" + i + ".tif"));
    }
    String output = folder.resolve("images.ome.zarr").toString();
    run("inspect", images.toString(), "--json");
    run("convert", images.toString(), output, "--overwrite");
    run("validate-ngff", output);
    Path pageTab = folder.resolve("study.tsv");
    Files.writeString(pageTab, "Submission\t\nTitle\tCells\n\nStudy\nDescription\tSeen\n");
    run("pagetab", "convert", pageTab.toString(), folder.resolve("study.json").toString());
    run("pagetab", "check", folder.resolve("study.json").toString(), "--json");
    Path list = Files.writeString(folder.resolve("files.tsv"), "Files\tStain\na.tif\tDAPI\n");
    run("filelist", "check", list.toString(), "--json");
    run("--help");
  }

  private static void run(String... arguments) {
    int code = CommandRunner.ofProcess().run(arguments);
    if (code != ExitCode.DONE.number()) {
      throw new IllegalStateException(arguments[0] + " ended with " + code);
    }
  }
}
