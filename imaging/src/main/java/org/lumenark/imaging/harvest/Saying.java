package org.lumenark.imaging.harvest;

/**
 * One thing that an image says.
 *
 * @param text in words, without control characters, at most 1,000 of them
 * @param field where it was read: a name of the OME model, which readers fill, or a key of the
 *     format
 */
public record Saying(Aspect aspect, String text, String field) {

  private static final int LONGEST = 1_000;

  /** Files are not trusted: what they say may be long, or be no text. */
  static Saying of(Aspect aspect, String text, String field) {
    return new Saying(aspect, plain(text), plain(field));
  }

  static String plain(String text) {
    String words = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST).strip() + "…";
  }
}
