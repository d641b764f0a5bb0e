package org.lumenark.ingest.blob;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;

/**
 * Files of one object that are read in one go, in the order in which they lie there.
 *
 * @param files do not overlap
 */
record Sweep(BlobKey object, long from, long to, List<DepositedFile> files) {

  /** Reading on over a gap of this size is cheaper than a new request. */
  private static final long LARGEST_GAP = 1 << 20;

  static List<Sweep> of(List<DepositedFile> files) {
    Map<BlobKey, List<DepositedFile>> byObject = new LinkedHashMap<>();
    for (DepositedFile file : files) {
      byObject.computeIfAbsent(file.entry().blob().object(), key -> new ArrayList<>()).add(file);
    }
    List<Sweep> sweeps = new ArrayList<>();
    byObject.forEach((object, inside) -> split(object, inside, sweeps));
    return sweeps;
  }

  private static void split(BlobKey object, List<DepositedFile> files, List<Sweep> sweeps) {
    files.sort(
        Comparator.comparingLong((DepositedFile file) -> file.entry().blob().offset())
            .thenComparingLong(DepositedFile::size));
    int first = 0;
    for (int i = 1; i <= files.size(); i++) {
      if (i == files.size() || !follows(files.get(i - 1), files.get(i))) {
        sweeps.add(sweep(object, List.copyOf(files.subList(first, i))));
        first = i;
      }
    }
  }

  private static boolean follows(DepositedFile before, DepositedFile next) {
    long gap = next.entry().blob().offset() - end(before);
    return gap >= 0 && gap <= LARGEST_GAP;
  }

  private static Sweep sweep(BlobKey object, List<DepositedFile> files) {
    long from = files.getFirst().entry().blob().offset();
    return new Sweep(object, from, end(files.getLast()), files);
  }

  private static long end(DepositedFile file) {
    BlobRange blob = file.entry().blob();
    return blob.offset() + blob.length();
  }
}
