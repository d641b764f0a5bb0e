package org.lumenark.client.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.inspect.InspectedImage;

/**
 * An image that would come of the folder, or why none does. Components are the fields that the
 * study object and {@code inspect} have for images.
 *
 * @param path first file
 * @param series number among the images of that file
 * @param state {@code readable}, {@code failed} or {@code no-reader}
 * @param files how many hold its pixels or metadata
 * @param group path in its container, such as {@code A/1/0} of a plate
 */
@JsonInclude(Include.NON_NULL)
record ImageLine(
    String path,
    int series,
    String name,
    String state,
    String format,
    @Nullable Reason reason,
    @Nullable String role,
    @Nullable String axes,
    @Nullable List<Integer> shape,
    @Nullable String dtype,
    @Nullable Map<String, Double> physicalSizes,
    @Nullable List<Map<String, Object>> channels,
    int files,
    @Nullable String group) {

  /** Why no image comes of a file. */
  record Reason(String code, String message) {}

  static ImageLine readable(String entry, int series, String format, InspectedImage image) {
    return new ImageLine(
        entry,
        series,
        image.name(),
        "readable",
        format,
        null,
        image.role(),
        image.axes(),
        image.shape(),
        image.dtype(),
        image.physicalSizes(),
        image.channels(),
        image.files().size(),
        image.path());
  }

  static ImageLine without(String entry, String format, String state, int files, Reason reason) {
    String name = entry.substring(entry.lastIndexOf('/') + 1);
    return new ImageLine(
        entry, 0, name, state, format, reason, null, null, null, null, null, null, files, null);
  }
}
