package org.lumenark.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with its CloudEvents 1.0 attributes. On Kafka (binary mode) they are headers {@code
 * ce_id ce_type ce_source ce_specversion ce_time ce_subject ce_keyversion} and, if traced, {@code
 * ce_traceparent}; the value is {@code data} as JSON.
 *
 * @param id unique for ever; what inboxes remember
 * @param source {@code /lumenark/SERVICE}
 * @param key accession or image id; also the Kafka key
 * @param keyVersion grows with each event of the key from this source
 */
public record EventEnvelope<D extends EventData>(
    UUID id, String source, Instant time, String key, long keyVersion, D data) {

  public EventEnvelope {
    if (keyVersion < 1) {
      throw new IllegalArgumentException("versions of a key start at 1");
    }
  }

  public String type() {
    return data.type();
  }
}
