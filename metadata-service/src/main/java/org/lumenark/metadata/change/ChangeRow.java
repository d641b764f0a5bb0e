package org.lumenark.metadata.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A public change; never updated. */
@Entity
@Table(name = "public_change")
class ChangeRow {

  @Id long sequence;

  @Column(name = "event_id")
  UUID eventId = new UUID(0, 0);

  String accession = "";
  String type = "";

  @Column(name = "occurred_at")
  Instant occurredAt = Instant.EPOCH;

  @Column(name = "key_version")
  long keyVersion;

  String data = "";

  protected ChangeRow() {}
}
