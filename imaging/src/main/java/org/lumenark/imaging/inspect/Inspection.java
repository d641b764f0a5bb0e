package org.lumenark.imaging.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.SourceWarning;

/**
 * What a file or folder is. The components are the fields of the contract's {@code inspect}, so any
 * JSON mapper gives it.
 *
 * @param input as the caller named it
 * @param format of the file; of a folder, that of its first image
 * @param wrapper null, or what is around the file
 * @param reader short name of what reads it; null if nothing does
 * @param metadata of the first image that maps to nothing else
 * @param warnings what is odd about the files but does not keep them from being read
 */
public record Inspection(
    String input,
    String format,
    double confidence,
    String evidence,
    boolean extensionMatches,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String wrapper,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String reader,
    List<InspectedImage> images,
    Map<String, String> metadata,
    List<SourceWarning> warnings) {

  public Inspection {
    images = List.copyOf(images);
    warnings = List.copyOf(warnings);
  }
}
