package org.lumenark.gateway.usage;

import java.util.List;
import java.util.UUID;

/**
 * What was counted since the report before. The catalogue adds a report once, however often it is
 * sent.
 *
 * @param id of this report and no other
 */
record UsageReport(UUID id, List<Row> rows) {

  UsageReport {
    rows = List.copyOf(rows);
  }

  /**
   * @param subject accession of a study, or id of a frozen manifest
   * @param month as 2026-11, of UTC
   * @param access {@code regular} or {@code machine}
   */
  record Row(
      String subject,
      String month,
      String access,
      long investigations,
      long uniqueInvestigations,
      long requests,
      long uniqueRequests) {}
}
