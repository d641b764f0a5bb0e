package org.lumenark.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;

/**
 * Whole state of a study or image for the search index, private ones too. {@code revision} grows
 * with every change of the key and is the external version of its document. {@code collection} is
 * absent of what was withdrawn, and in states from before there were any.
 */
public sealed interface CatalogueState extends EventData {

  long revision();

  Visibility visibility();

  /**
   * A study; key is the accession.
   *
   * @param fileWords distinct words of its files' names, at most 10,000
   * @param formats distinct format names of its files
   * @param readers subjects that may see it while it is private; the owner first
   */
  @EventType("org.lumenark.catalogue.study-state.v1")
  record StudyCatalogued(
      Accession accession,
      int version,
      long revision,
      Visibility visibility,
      String title,
      String description,
      List<String> keywords,
      List<String> authors,
      List<String> organisms,
      List<String> imagingMethods,
      Optional<String> licence,
      Optional<CollectionName> collection,
      Instant submittedAt,
      Instant releaseDate,
      FileTotals files,
      long images,
      List<String> formats,
      List<String> fileWords,
      List<String> readers)
      implements CatalogueState {}

  /** An image; key is its id. */
  @EventType("org.lumenark.catalogue.image-state.v1")
  record ImageCatalogued(
      Accession accession,
      int version,
      long revision,
      Visibility visibility,
      ImageFacts image,
      ImageState state,
      String studyTitle,
      List<String> organisms,
      List<String> imagingMethods,
      Optional<String> licence,
      Optional<CollectionName> collection,
      Instant releaseDate,
      List<String> readers)
      implements CatalogueState {}
}
