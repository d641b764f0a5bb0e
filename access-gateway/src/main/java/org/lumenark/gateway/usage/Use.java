package org.lumenark.gateway.usage;

/**
 * What a request was about, as far as it counts. In the words of COUNTER each is an investigation,
 * and what carries data is a request as well.
 */
public sealed interface Use {

  /** Accession of a study, or id of a frozen manifest, which stands for the studies it is of. */
  String subject();

  /** What of it: what the same person asks for again when they click twice. */
  String item();

  /** Somebody reads about a study. */
  record Look(String subject, String item) implements Use {}

  /** Somebody has a file or an archive sent to them. */
  record Whole(String subject, String item) implements Use {}

  /**
   * One of many pieces that are asked for by themselves: chunks of an image, ranges of a file. All
   * that one person has of an item within an hour are one request.
   */
  record Part(String subject, String item) implements Use {}
}
