package org.lumenark.metadata.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.Reason;
import org.lumenark.metadata.study.PublicUrls;

/** An image within the study object. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageBrief(
    UUID id,
    String shortId,
    long number,
    String path,
    int series,
    String name,
    String state,
    @Nullable Reason reason,
    @Nullable String zarr,
    @Nullable String thumbnail) {

  public static ImageBrief of(ImageRow row, PublicUrls urls) {
    return new ImageBrief(
        row.id(),
        row.accession() + "-I" + row.number(),
        row.number(),
        row.path(),
        row.series(),
        row.name(),
        row.state().value(),
        row.reason().orElse(null),
        row.conversion().map(made -> urls.zarr(row.id())).orElse(null),
        row.thumbnail().map(made -> urls.thumbnail(row.id())).orElse(null));
  }
}
