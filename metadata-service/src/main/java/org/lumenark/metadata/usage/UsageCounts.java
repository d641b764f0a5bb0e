package org.lumenark.metadata.usage;

/**
 * Uses by the rules of the Code of Practice for Research Data. Every request is an investigation,
 * too.
 *
 * @param investigations how often somebody read about a study or read its data
 * @param uniqueInvestigations sessions of an hour in which somebody did
 * @param requests how often somebody had data sent to them
 * @param uniqueRequests sessions of an hour in which somebody did
 */
public record UsageCounts(
    long investigations, long uniqueInvestigations, long requests, long uniqueRequests) {

  static final UsageCounts NONE = new UsageCounts(0, 0, 0, 0);

  UsageCounts plus(UsageCounts other) {
    return new UsageCounts(
        investigations + other.investigations,
        uniqueInvestigations + other.uniqueInvestigations,
        requests + other.requests,
        uniqueRequests + other.uniqueRequests);
  }
}
