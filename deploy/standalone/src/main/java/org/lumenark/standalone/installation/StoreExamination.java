package org.lumenark.standalone.installation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumenark.standalone.component.Buckets;

/**
 * Tries the buckets with a small object each, which is removed: nothing is overwritten that was to
 * be new, ranges are ranges, what was deleted is gone.
 */
final class StoreExamination implements Examination {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int ABSENT = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final byte[] NOTHING = {};
  private static final byte[] FIRST = "first".getBytes(US_ASCII);
  private static final byte[] SECOND = "second".getBytes(US_ASCII);

  private final Buckets buckets;
  private final List<String> names;

  StoreExamination(Buckets buckets, List<String> names) {
    this.buckets = buckets;
    this.names = List.copyOf(names);
  }

  @Override
  public List<Observation> observe() throws InterruptedException {
    List<Observation> seen = new ArrayList<>();
    for (String name : names) {
      seen.add(tried(name));
    }
    return seen;
  }

  private Observation tried(String bucket) throws InterruptedException {
    String subject = "manners of the bucket " + bucket;
    try {
      List<String> wrong = wrong("/" + bucket + "/.probe/doctor-" + UUID.randomUUID());
      return wrong.isEmpty()
          ? Observation.fine(subject, "conditional writes, ranges and deletions work")
          : Observation.wrong(
              subject,
              String.join(", ", wrong),
              "The archive relies on it: use a store that keeps to S3, or a newer version of this"
                  + " one; docs/operators/kubernetes.md names some.");
    } catch (IOException e) {
      return Observation.wrong(
          subject, BucketsAreThere.reason(e), "Start the store, or correct its address.");
    }
  }

  private List<String> wrong(String path) throws IOException, InterruptedException {
    Map<String, String> onlyNew = Map.of("If-None-Match", "*");
    List<String> wrong = new ArrayList<>();
    try {
      expect("write", OK, buckets.ask("PUT", path, FIRST, onlyNew), wrong);
      expect(
          "second write of what is there",
          PRECONDITION_FAILED,
          buckets.ask("PUT", path, SECOND, onlyNew),
          wrong);
      Buckets.Answer range = buckets.ask("GET", path, NOTHING, Map.of("Range", "bytes=1-3"));
      expect("range", PARTIAL, range, wrong);
      if (range.status() == PARTIAL && !Arrays.equals(range.body(), "irs".getBytes(US_ASCII))) {
        wrong.add("a range has other bytes than were written");
      }
    } finally {
      buckets.ask("DELETE", path, NOTHING, Map.of());
    }
    expect("read after deletion", ABSENT, buckets.ask("GET", path, NOTHING, Map.of()), wrong);
    return wrong;
  }

  private static void expect(String what, int status, Buckets.Answer answer, List<String> wrong) {
    if (answer.status() != status) {
      wrong.add(what + ": HTTP " + answer.status() + " instead of " + status);
    }
  }
}
