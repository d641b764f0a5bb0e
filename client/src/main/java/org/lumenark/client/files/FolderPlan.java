package org.lumenark.client.files;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;

/**
 * A folder that was looked through and can be deposited as it is.
 *
 * @param warnings what is left out, and names that may collide elsewhere
 */
public record FolderPlan(FolderWalk folder, long files, long bytes, List<Detail> warnings) {

  public FolderPlan {
    warnings = List.copyOf(warnings);
  }

  /**
   * Fails with every name that cannot be stored, before anything is sent; with {@link
   * ExitCode#NO_INPUT} if there is nothing to deposit or a file cannot be read.
   */
  public static FolderPlan of(FolderWalk folder) {
    Collector collector = new Collector();
    folder.walk(collector);
    collector.expectStorable();
    collector.expectReadable();
    if (collector.files == 0) {
      String place = folder.root().toString();
      throw new ClientException(
          ExitCode.NO_INPUT, "input.empty", "There is no file below " + place + ".", place);
    }
    return new FolderPlan(folder, collector.files, collector.bytes, collector.warnings);
  }

  private static final class Collector implements FolderWalk.Visitor {
    private final List<Detail> unstorable = new ArrayList<>();
    private final List<Detail> unreadable = new ArrayList<>();
    private final List<Detail> warnings = new ArrayList<>();
    private long files;
    private long bytes;

    @Override
    public void file(LocalFile file) {
      StudyPath.checkLocal(file.path()).ifPresent(unstorable::add);
      files++;
      bytes += file.size();
    }

    @Override
    public void skipped(Detail reason) {
      (reason.code().equals("file.unreadable") ? unreadable : warnings).add(reason);
    }

    @Override
    public void twins(String path, String other) {
      warnings.add(
          Detail.of(
              "path.twins",
              StudyPath.visible(path),
              "Differs from " + StudyPath.visible(other) + " only by case or normal form."));
    }

    private void expectStorable() {
      if (!unstorable.isEmpty()) {
        Detail first = unstorable.getFirst();
        String message =
            unstorable.size() == 1
                ? "A name cannot be stored: " + first.message()
                : unstorable.size() + " names cannot be stored; nothing was sent.";
        throw new ClientException(
            ExitCode.BAD_DATA, first.code(), message, first.place(), unstorable, null);
      }
    }

    private void expectReadable() {
      if (!unreadable.isEmpty()) {
        throw new ClientException(
            ExitCode.NO_INPUT,
            "file.unreadable",
            unreadable.size() + " files or folders cannot be read; nothing was sent.",
            unreadable.getFirst().place(),
            unreadable,
            null);
      }
    }
  }
}
