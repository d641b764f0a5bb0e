package org.lumenark.imaging.convert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.SourceWarning;

/**
 * What a conversion did. The components are the fields of the contract's JSON, so any JSON mapper
 * gives it.
 *
 * @param input the file or folder as the caller named it
 * @param format of the first image's file, as the contract names it
 * @param wrapper null, or what is around the file
 * @param reader short name of what read it
 * @param metadata of the first image's format that maps to nothing else
 * @param warnings what is odd about the files but did not keep them from being converted
 * @param bytesRead of the input, repeated reads counted
 * @param bytesWritten of all objects
 * @param peakMemory of this process so far, in bytes; resident where the system tells it
 */
public record ConversionReport(
    String input,
    String format,
    double confidence,
    String evidence,
    boolean extensionMatches,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String wrapper,
    String reader,
    List<ConvertedImage> images,
    Map<String, String> metadata,
    List<SourceWarning> warnings,
    double seconds,
    long bytesRead,
    long bytesWritten,
    long peakMemory) {

  public ConversionReport {
    images = List.copyOf(images);
    metadata = Map.copyOf(metadata);
    warnings = List.copyOf(warnings);
  }
}
