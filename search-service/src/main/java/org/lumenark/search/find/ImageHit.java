package org.lumenark.search.find;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.search.index.ImageDocument;

/**
 * An image in a list of results.
 *
 * @param title of its study
 * @param genes names of genes that annotation tables give it; phenotypes and compounds likewise
 * @param zarr where its OME-Zarr begins, once it is converted
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ImageHit(
    String type,
    String id,
    String accession,
    long number,
    String title,
    String name,
    String path,
    int series,
    String state,
    String format,
    String role,
    String axes,
    List<Long> shape,
    Optional<String> dtype,
    List<String> channels,
    List<String> organisms,
    Optional<List<String>> genes,
    Optional<List<String>> phenotypes,
    Optional<List<String>> compounds,
    List<String> imagingMethods,
    Optional<List<String>> components,
    Optional<String> licence,
    Optional<CollectionName> collection,
    Instant releaseDate,
    Optional<String> zarr,
    Optional<String> thumbnail) {

  static ImageHit of(ImageDocument image) {
    Optional<String> converted =
        image.state().equals(ImageState.CONVERTED.value())
            ? Optional.of("/api/v1/images/" + image.key())
            : Optional.empty();
    return new ImageHit(
        image.type(),
        image.key(),
        image.accession(),
        image.number(),
        image.studyTitle(),
        image.name(),
        image.path(),
        image.series(),
        image.state(),
        image.format(),
        image.role(),
        image.axes(),
        image.shape(),
        image.dtype(),
        image.channels(),
        image.organisms(),
        Optional.ofNullable(image.genes()),
        Optional.ofNullable(image.phenotypes()),
        Optional.ofNullable(image.compounds()),
        image.imagingMethods(),
        Optional.ofNullable(image.components()),
        image.licence(),
        image.collection(),
        image.releaseDate(),
        converted.map(base -> base + ".ome.zarr"),
        converted.map(base -> base + "/thumbnail"));
  }
}
