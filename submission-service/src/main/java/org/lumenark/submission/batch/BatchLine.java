package org.lumenark.submission.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.lumenark.submission.file.StoredFile;

/** What became of one entry; one line of the answer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchLine(
    String path,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable String crc32,
    @Nullable Error error) {

  record Error(String code, String message) {}

  static BatchLine stored(StoredFile file) {
    return new BatchLine(file.path(), file.size(), file.sha256(), file.crc32(), null);
  }

  static BatchLine refused(String path, String code, String message) {
    return new BatchLine(path, null, null, null, new Error(code, message));
  }
}
