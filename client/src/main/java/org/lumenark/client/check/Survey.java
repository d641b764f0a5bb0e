package org.lumenark.client.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.files.LocalFile;
import org.lumenark.client.files.StudyPath;

/** One walk through a folder: what would be sent, and what is the matter with names. */
final class Survey implements FolderWalk.Visitor {

  private final CheckFindings findings;
  private final List<String> paths = new ArrayList<>();
  private final Sizes sizes = new Sizes();
  private long bytes;
  private long empty;
  private long refused;
  private long skipped;

  Survey(CheckFindings findings) {
    this.findings = findings;
  }

  @Override
  public void file(LocalFile file) {
    Optional<Detail> fault = StudyPath.checkLocal(file.path());
    if (fault.isPresent()) {
      refused++;
      add(CheckFinding.Severity.ERROR, fault.get(), "Rename it.");
      return;
    }
    paths.add(file.path());
    sizes.add(file.size());
    bytes += file.size();
    String shown = StudyPath.visible(file.path());
    if (file.size() == 0) {
      empty++;
      findings.add(
          CheckFinding.warning(
              "file.empty",
              shown,
              "The file is empty.",
              "Look whether it was copied; an empty file is kept as it is."));
    }
    if (SystemFiles.isOne(file.path())) {
      findings.add(
          CheckFinding.warning(
              "file.of-system",
              shown,
              "A system or program left this file behind.",
              "Delete it, if it does not belong to the study."));
    }
  }

  @Override
  public void skipped(Detail reason) {
    skipped++;
    if (reason.code().equals("file.unreadable")) {
      add(CheckFinding.Severity.ERROR, reason, "Give yourself the right to read it.");
    } else {
      add(CheckFinding.Severity.WARNING, reason, "Put the file itself there, if it belongs here.");
    }
  }

  @Override
  public void twins(String path, String other) {
    findings.add(
        CheckFinding.warning(
            "path.twins",
            StudyPath.visible(path),
            "The name differs from " + StudyPath.visible(other) + " only by case or normal form.",
            "Rename one; some systems cannot keep both."));
  }

  private void add(CheckFinding.Severity severity, Detail detail, String remedy) {
    String known = detail.remedy() == null ? remedy : detail.remedy();
    findings.add(
        new CheckFinding(severity, detail.code(), detail.message(), known, detail.place()));
  }

  /** That would be sent, in path order. */
  List<String> paths() {
    return paths;
  }

  /** In the order of the paths. */
  Sizes sizes() {
    return sizes;
  }

  long bytes() {
    return bytes;
  }

  FileCounts counts(long doubles) {
    return new FileCounts(paths.size(), bytes, empty, refused, skipped, doubles);
  }
}
