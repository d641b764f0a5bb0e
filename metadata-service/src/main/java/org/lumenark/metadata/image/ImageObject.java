package org.lumenark.metadata.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.Reason;
import org.lumenark.metadata.annotation.AnnotationObject;

/**
 * An image as clients see it: what the study object says of it and what its conversion found.
 *
 * @param shortId accession and number, such as {@code S-LMK12-I7}
 * @param format the contract's format name
 * @param files paths of its first files
 * @param fileCount how many files it has
 * @param zarr address of its OME-Zarr
 * @param plate where on a plate it was taken, if it was
 * @param components of the study that its files are in; null if that is not known
 * @param annotations what annotation tables say of it, in the order of their columns
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageObject(
    UUID id,
    String shortId,
    String accession,
    int version,
    long number,
    String path,
    int series,
    String name,
    String state,
    @Nullable Reason reason,
    String format,
    String role,
    String axes,
    List<Long> shape,
    @Nullable String dtype,
    Map<String, Double> physicalSizes,
    List<ImageFacts.ChannelFacts> channels,
    int levels,
    @Nullable String pixelDigest,
    List<String> files,
    int fileCount,
    @Nullable UUID fileset,
    @Nullable UUID conversion,
    @Nullable String zarr,
    @Nullable String thumbnail,
    @Nullable WellPlace plate,
    @Nullable List<String> components,
    List<AnnotationObject> annotations) {}
