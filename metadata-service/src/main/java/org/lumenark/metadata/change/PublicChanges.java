package org.lumenark.metadata.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;

/**
 * The numbered list of public changes. Numbers have no gaps and become visible in order: the
 * counter's row is locked until the transaction ends, so it is taken last.
 */
@ApplicationScoped
public class PublicChanges {

  private static final String INSERT =
      """
      with next as (update public_change_counter set last = last + 1 returning last)
      insert into public_change
        (sequence, event_id, accession, type, occurred_at, key_version, data)
      select next.last, :id, :accession, :type, :time, :keyVersion, :data from next
      """;

  public Uni<Void> append(Mutiny.Session session, EventEnvelope<?> event) {
    return session
        .createNativeQuery(INSERT)
        .setParameter("id", event.id())
        .setParameter("accession", event.key())
        .setParameter("type", event.type())
        .setParameter("time", event.time().atOffset(ZoneOffset.UTC))
        .setParameter("keyVersion", event.keyVersion())
        .setParameter("data", json(event))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String json(EventEnvelope<?> event) {
    try {
      return EventJson.mapper().writeValueAsString(event.data());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("change cannot be written", impossible);
    }
  }
}
