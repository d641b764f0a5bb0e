package org.lumenark.filelist;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.lumenark.filelist.FileListFinding.Severity;

/**
 * The first thousand errors and the first thousand warnings, by row, and how many more there are.
 */
public final class Findings {

  static final int MOST = 1_000;

  private static final Comparator<FileListFinding> BY_ROW =
      comparingLong(Findings::row).thenComparing(comparing(FileListFinding::code));

  private final Map<Severity, PriorityQueue<FileListFinding>> kept = new EnumMap<>(Severity.class);
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

  public void add(FileListFinding finding) {
    counts.merge(finding.severity(), 1L, Long::sum);
    PriorityQueue<FileListFinding> queue =
        kept.computeIfAbsent(
            finding.severity(), severity -> new PriorityQueue<>(BY_ROW.reversed()));
    queue.add(finding);
    if (queue.size() > MOST) {
      queue.remove();
    }
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** By row; what is about the list comes first, the counts of the rest last. */
  public List<FileListFinding> all() {
    List<FileListFinding> all = new ArrayList<>();
    kept.values().forEach(all::addAll);
    all.sort(BY_ROW);
    counts.forEach((severity, count) -> {
      if (count > MOST) {
        String noun = severity == Severity.ERROR ? " errors" : " warnings";
        all.add(
            FileListFinding.ofList(
                severity,
                "findings.more",
                "There are " + (count - MOST) + " more" + noun + ".",
                "Mend those above and check again."));
      }
    });
    return List.copyOf(all);
  }

  private static long row(FileListFinding finding) {
    return finding.row() == null ? 0 : finding.row();
  }
}
