package org.lumenark.metadata.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Adds reports to the sums, each once. Only uses of studies that are public now count; what is told
 * of a frozen manifest counts for each study that it is of.
 */
@ApplicationScoped
class UsageReports {

  /** Sums are locked in one order, so that reports of several gateways wait for one another. */
  private static final String ADD =
      """
      with taken as (
        insert into usage_report (id) values (cast(cast(:id as text) as uuid))
          on conflict do nothing returning id),
      told as (
        select r.* from taken cross join jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(
          subject text, month text, access text, "investigations" bigint,
          "uniqueInvestigations" bigint, "requests" bigint, "uniqueRequests" bigint)),
      meant as (
        select subject, subject as accession from told
        union select t.subject, p.accession from told t join frozen_part p on p.manifest = t.subject)
      insert into study_usage as u (accession, month, access, investigations,
          unique_investigations, requests, unique_requests)
      select s.accession, cast(t.month || '-01' as date), t.access, sum(t."investigations"),
          sum(t."uniqueInvestigations"), sum(t."requests"), sum(t."uniqueRequests")
        from told t join meant m on m.subject = t.subject
          join study s on s.accession = m.accession and s.visibility = 'public'
       group by 1, 2, 3 order by 1, 2, 3
      on conflict (accession, month, access) do update set
        investigations = u.investigations + excluded.investigations,
        unique_investigations = u.unique_investigations + excluded.unique_investigations,
        requests = u.requests + excluded.requests,
        unique_requests = u.unique_requests + excluded.unique_requests
      """;

  /** Longer than any gateway runs without reaching the catalogue. */
  private static final String FORGET =
      "delete from usage_report where received_at < now() - interval '90 days'";

  private final Mutiny.SessionFactory sessions;
  private final ObjectMapper mapper;

  UsageReports(Mutiny.SessionFactory sessions, ObjectMapper mapper) {
    this.sessions = sessions;
    this.mapper = mapper;
  }

  Uni<Void> add(UUID id, List<UsageReport.Row> rows) {
    String json = json(rows);
    return sessions.withTransaction(session ->
        session
            .createNativeQuery(ADD)
            .setParameter("id", id.toString())
            .setParameter("rows", json)
            .executeUpdate()
            .chain(() -> session.createNativeQuery(FORGET).executeUpdate())
            .replaceWithVoid());
  }

  private String json(List<UsageReport.Row> rows) {
    try {
      return mapper.writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a report cannot be written", impossible);
    }
  }
}
