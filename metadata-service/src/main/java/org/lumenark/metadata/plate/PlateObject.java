package org.lumenark.metadata.plate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.annotation.AnnotationObject;

/**
 * A plate with its wells.
 *
 * @param name what it calls itself, else its file or folder
 * @param path of its images, the first by name
 * @param rows letters of the rows that have images, from the top
 * @param columns that have images, from the left, from 1
 * @param zarr address of its OME-Zarr
 * @param wells those with images, row by row
 */
public record PlateObject(
    UUID id,
    String accession,
    int version,
    String name,
    String path,
    List<String> rows,
    List<Integer> columns,
    String zarr,
    List<WellObject> wells) {

  /**
   * A well.
   *
   * @param name such as {@code A1}
   * @param annotations what annotation tables say of its images, each once
   */
  public record WellObject(
      String name,
      String row,
      int column,
      List<FieldObject> images,
      List<AnnotationObject> annotations) {}

  /**
   * An image of a well.
   *
   * @param field as the container names it
   * @param thumbnail address, if there is one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FieldObject(
      UUID id,
      String shortId,
      String name,
      @Nullable String field,
      String state,
      @Nullable String thumbnail) {}
}
