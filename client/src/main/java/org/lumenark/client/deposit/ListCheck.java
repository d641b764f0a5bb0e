package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.files.StudyPath;
import org.lumenark.client.metadata.NamedList;
import org.lumenark.filelist.FileListCheck;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListLimits;
import org.lumenark.filelist.FileListReport;

/**
 * A file list by itself and against the files that would be sent with it.
 *
 * @param list what was checked
 * @param absent rows whose path is no file and no folder of the study
 */
record ListCheck(NamedList list, FileListReport report, List<FileListFinding> absent, long more) {

  private static final int KEPT = 1_000;

  static ListCheck of(NamedList list, Predicate<String> isThere) {
    List<FileListFinding> absent = new ArrayList<>();
    long[] more = {0};
    try {
      FileListReport report =
          new FileListCheck(FileListLimits.DEFAULT)
              .check(
                  list.file(),
                  (row, path, values) -> {
                    if (!isThere.test(path)) {
                      if (absent.size() < KEPT) {
                        absent.add(absent(row, path));
                      } else {
                        more[0]++;
                      }
                    }
                  });
      return new ListCheck(list, report, List.copyOf(absent), more[0]);
    } catch (IOException e) {
      throw ClientException.localFile(list.file().toString(), e);
    }
  }

  private static FileListFinding absent(long row, String path) {
    return new FileListFinding(
        FileListFinding.Severity.ERROR,
        "file-list.missing",
        "There is no file and no folder of this path: " + StudyPath.visible(path),
        "Correct the path, or put the file into the folder.",
        row,
        null);
  }

  boolean valid() {
    return report.valid() && absent.isEmpty();
  }

  List<FileListFinding> findings() {
    List<FileListFinding> all = new ArrayList<>(report.findings());
    all.addAll(absent);
    return all;
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("component", list.component());
    json.put("input", list.file().toString()).put("valid", valid()).put("rows", report.rows());
    json.set("columns", Json.mapper().valueToTree(report.columns()));
    ArrayNode findings = Json.mapper().valueToTree(findings());
    json.set("findings", findings);
    json.put("moreAbsent", more);
    return json;
  }
}
