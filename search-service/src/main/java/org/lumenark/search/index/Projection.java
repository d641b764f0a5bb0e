package org.lumenark.search.index;

import java.util.List;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.CatalogueState.ImageCatalogued;
import org.lumenark.contracts.event.CatalogueState.StudyCatalogued;
import org.lumenark.contracts.event.Visibility;

/** Which documents a state of the catalogue means. */
final class Projection {

  private Projection() {}

  static List<DocumentWrite> of(CatalogueState state) {
    return switch (state) {
      case StudyCatalogued study ->
          pair(
              study,
              study.accession().value(),
              SearchIndex.STUDY_PUBLIC,
              SearchIndex.STUDY_PRIVATE,
              StudyDocument.of(study));
      case ImageCatalogued image ->
          pair(
              image,
              image.image().id().toString(),
              SearchIndex.IMAGE_PUBLIC,
              SearchIndex.IMAGE_PRIVATE,
              ImageDocument.of(image));
    };
  }

  private static List<DocumentWrite> pair(
      CatalogueState state, String id, SearchIndex open, SearchIndex closed, Object document) {
    Object inPublic =
        state.visibility() == Visibility.PUBLIC ? document : DocumentWrite.Stub.INSTANCE;
    Object inPrivate =
        state.visibility() == Visibility.PRIVATE ? document : DocumentWrite.Stub.INSTANCE;
    return List.of(
        new DocumentWrite(open, id, state.revision(), inPublic),
        new DocumentWrite(closed, id, state.revision(), inPrivate));
  }
}
