package org.lumenark.search.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.CatalogueState.Annotated;
import org.lumenark.contracts.event.CatalogueState.ImageCatalogued;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.CollectionName;

/** An image as it is indexed. Sizes along axes that it does not have are 1. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ImageDocument(
    String type,
    String key,
    @JsonProperty("public") boolean isPublic,
    String state,
    String accession,
    int version,
    long number,
    String path,
    int series,
    String name,
    String format,
    String role,
    String axes,
    List<Long> shape,
    Optional<String> dtype,
    int levels,
    @Nullable Long sizeX,
    @Nullable Long sizeY,
    @Nullable Long sizeZ,
    @Nullable Long sizeC,
    @Nullable Long sizeT,
    @Nullable Double pixelSizeX,
    @Nullable Double pixelSizeY,
    @Nullable Double pixelSizeZ,
    List<String> channels,
    String studyTitle,
    List<String> organisms,
    List<String> imagingMethods,
    Optional<String> licence,
    Optional<CollectionName> collection,
    String origin,
    String sortName,
    @Nullable Long planePixels,
    Instant releaseDate,
    int year,
    @Nullable List<String> readers,
    @Nullable List<String> genes,
    @Nullable List<String> geneWords,
    @Nullable List<String> phenotypes,
    @Nullable List<String> phenotypeWords,
    @Nullable List<String> compounds,
    @Nullable List<String> compoundWords,
    @Nullable List<String> components) {

  public static final String TYPE = "image";

  static ImageDocument of(ImageCatalogued event) {
    ImageFacts image = event.image();
    return new ImageDocument(
        TYPE,
        image.id().toString(),
        event.visibility() == Visibility.PUBLIC,
        event.state().value(),
        event.accession().value(),
        event.version(),
        image.number(),
        image.path(),
        image.series(),
        image.name(),
        image.format(),
        image.role(),
        image.axes(),
        image.shape(),
        image.dtype(),
        image.levels(),
        size(image, 'x'),
        size(image, 'y'),
        size(image, 'z'),
        size(image, 'c'),
        size(image, 't'),
        image.physicalSizes().get("x"),
        image.physicalSizes().get("y"),
        image.physicalSizes().get("z"),
        image.channels().stream().flatMap(channel -> channel.name().stream()).toList(),
        event.studyTitle(),
        event.organisms(),
        event.imagingMethods(),
        event.licence(),
        event.collection(),
        Origin.DEPOSITED,
        SortName.of(image.name()),
        planePixels(image),
        event.releaseDate(),
        event.releaseDate().atOffset(ZoneOffset.UTC).getYear(),
        event.readers(),
        event.annotated().map(Annotated::genes).orElse(null),
        event.annotated().map(Annotated::geneWords).orElse(null),
        event.annotated().map(Annotated::phenotypes).orElse(null),
        event.annotated().map(Annotated::phenotypeWords).orElse(null),
        event.annotated().map(Annotated::compounds).orElse(null),
        event.annotated().map(Annotated::compoundWords).orElse(null),
        event.components().orElse(null));
  }

  /** Pixels of one plane; beyond what a number holds they count as that. */
  private static @Nullable Long planePixels(ImageFacts image) {
    Long width = size(image, 'x');
    Long height = size(image, 'y');
    if (width == null || height == null) {
      return null;
    }
    return Math.multiplyHigh(width, height) == 0 && width * height >= 0
        ? width * height
        : Long.MAX_VALUE;
  }

  private static @Nullable Long size(ImageFacts image, char axis) {
    if (image.axes().isEmpty()) {
      return null;
    }
    int at = image.axes().indexOf(axis);
    return at >= 0 && at < image.shape().size() ? image.shape().get(at) : 1L;
  }
}
