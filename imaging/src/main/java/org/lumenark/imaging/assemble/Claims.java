package org.lumenark.imaging.assemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Candidates, and which of them a file belongs to. The first claim to a file holds. */
final class Claims {

  private record Claim(int owner, Predicate<String> formats) {}

  private final List<ImageCandidate> candidates = new ArrayList<>();
  private final Map<String, Claim> claims = new HashMap<>();

  void add(ImageCandidate candidate) {
    candidates.add(candidate);
  }

  /**
   * @param members files that are no images of their own any more
   * @param formats that this holds for
   */
  void add(ImageCandidate candidate, List<String> members, Predicate<String> formats) {
    Claim claim = new Claim(candidates.size(), formats);
    members.forEach(member -> claims.putIfAbsent(member, claim));
    claims.putIfAbsent(candidate.entry(), claim);
    candidates.add(candidate);
  }

  boolean isClaimed(String path) {
    return claims.containsKey(path);
  }

  /** Whether a file of this format belongs to another. */
  boolean isTaken(DetectedFile file) {
    Claim claim = claims.get(file.path());
    return claim != null && claim.formats.test(file.detection().format());
  }

  /** Candidates whose entry belongs to no other. */
  List<ImageCandidate> free() {
    List<ImageCandidate> free = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      ImageCandidate candidate = candidates.get(i);
      Claim claim = claims.get(candidate.entry());
      boolean foreign =
          claim != null && claim.owner != i && claim.formats.test(candidate.detection().format());
      if (!foreign) {
        free.add(candidate);
      }
    }
    return free;
  }
}
