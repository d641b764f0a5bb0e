package org.lumenark.contracts.event;

/** Kafka topics; described in {@code asyncapi.yaml}. */
public final class Topics {

  /** Retained log, key accession: life cycle of studies. */
  public static final String SUBMISSION = "archive.submission.v1";

  /** Wake-up of ingest workers; carries no work itself. */
  public static final String INGEST_TASK = "archive.ingest-task.v1";

  /** Retained log, key accession: what became of files and images. */
  public static final String INGEST = "archive.ingest.v1";

  /** Compacted, internal, key accession or image id: whole state, private ones too. */
  public static final String CATALOGUE = "archive.catalogue.v1";

  /** Compacted, for partners, key accession: whole state of public studies. */
  public static final String PUBLIC_STUDY = "archive.public-study.v1";

  /** Retained log in one partition, for partners: what changed, in order. */
  public static final String PUBLIC_CHANGE = "archive.public-change.v1";

  /** Inbound: records held by partners. */
  public static final String PARTNER_RECORD = "archive.partner-record.v1";

  private Topics() {}

  public static String deadLetters(String topic, String service) {
    return topic + "." + service + ".dlq";
  }
}
