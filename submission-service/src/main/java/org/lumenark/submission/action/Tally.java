package org.lumenark.submission.action;

/**
 * What an action came to so far.
 *
 * @param entries that it was about: those of the archive or source, or the files that match
 * @param changed files that were added, removed or moved, or would be in a preview
 * @param unchanged files that were there already with the same bytes
 * @param refused entries that stay out, each with a reason
 * @param bytes of the changed ones
 */
public record Tally(long entries, long changed, long unchanged, long refused, long bytes) {

  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  /** One more entry. */
  public Tally with(ActionLine.Outcome outcome, long size) {
    return switch (outcome) {
      case CHANGED -> new Tally(entries + 1, changed + 1, unchanged, refused, bytes + size);
      case UNCHANGED -> new Tally(entries + 1, changed, unchanged + 1, refused, bytes);
      case REFUSED -> new Tally(entries + 1, changed, unchanged, refused + 1, bytes);
    };
  }
}
