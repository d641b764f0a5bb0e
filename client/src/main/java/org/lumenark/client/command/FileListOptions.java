package org.lumenark.client.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.metadata.NamedList;
import org.lumenark.client.metadata.NamedLists;
import picocli.CommandLine.Option;

/** File lists that are sent with a study. */
final class FileListOptions {

  @Option(
      names = "--file-list",
      paramLabel = "FILE",
      description = {
        "File list (TSV, XLSX, JSON) with attributes of the files; may be given several times.",
        "Lists that the metadata names are sent by themselves."
      })
  private List<Path> files = List.of();

  /**
   * Lists of the options and of the metadata; a note tells of those that are named and not there.
   *
   * @param document the metadata as it was read
   * @param folder of the files of the study
   */
  List<NamedList> lists(DraftOptions draft, ObjectNode document, Path folder, Console console) {
    List<NamedList> lists = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new ClientException(
            ExitCode.NO_INPUT, "input.absent", file + " does not exist.", file.toString());
      }
      lists.add(NamedList.of(file));
    }
    draft
        .metadataFile()
        .ifPresent(metadata -> {
          Path beside = metadata.toAbsolutePath().resolveSibling("");
          NamedLists named = NamedLists.of(document, beside, folder.toAbsolutePath());
          lists.addAll(named.found());
          console.notes(named.absent());
        });
    return lists;
  }
}
