package org.lumenark.contracts.event;

import org.lumenark.contracts.id.Accession;

/**
 * What changed for the public, in order; one partition, and the same list at {@code
 * /api/v1/changes}.
 */
public sealed interface PublicChange extends EventData {

  Accession accession();

  int version();

  String title();

  String url();

  @EventType("org.lumenark.public.study-published.v1")
  record StudyPublished(Accession accession, int version, String title, String url)
      implements PublicChange {}

  @EventType("org.lumenark.public.study-updated.v1")
  record StudyUpdated(Accession accession, int version, String title, String url)
      implements PublicChange {}

  @EventType("org.lumenark.public.study-withdrawn.v1")
  record StudyTakenBack(Accession accession, int version, String title, String url, String reason)
      implements PublicChange {}
}
