package org.lumenark.metadata.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.lumenark.metadata.announcement.EventSource;

/**
 * A CloudEvent 1.0 in JSON form.
 *
 * @param keyVersion grows with each event of the accession
 * @param sequence number of the change, from 1 without gaps (CloudEvents extension sequence)
 */
public record ChangeObject(
    String specversion,
    UUID id,
    String source,
    String type,
    Instant time,
    String subject,
    @JsonProperty("keyversion") long keyVersion,
    String sequence,
    String datacontenttype,
    @JsonRawValue String data) {

  static ChangeObject of(ChangeRow row) {
    return new ChangeObject(
        "1.0",
        row.eventId,
        EventSource.NAME,
        row.type,
        row.occurredAt,
        row.accession,
        row.keyVersion,
        String.valueOf(row.sequence),
        "application/json",
        row.data);
  }
}
