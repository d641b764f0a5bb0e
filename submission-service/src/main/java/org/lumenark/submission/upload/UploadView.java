package org.lumenark.submission.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload that is no file yet: so many bytes of so many.
 *
 * @param path of the file; none for a part of one
 * @param received bytes that are acknowledged
 * @param length of the file; none if it comes by SFTP, which tells it only by the end
 * @param kind {@code whole}, {@code partial}, {@code final} or {@code stream}
 * @param expiresAt when it is given up if nothing is added
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadView(
    UUID id,
    @Nullable String path,
    long received,
    @Nullable Long length,
    String kind,
    Instant expiresAt) {

  static UploadView of(Upload upload) {
    boolean allStored = upload.state() == Upload.State.COMPLETING;
    return new UploadView(
        upload.id(),
        upload.path().isEmpty() ? null : upload.path(),
        allStored ? upload.length() : upload.position(),
        upload.kind() == Upload.Kind.STREAM ? null : upload.length(),
        upload.kind().name().toLowerCase(Locale.ROOT),
        upload.expiresAt());
  }
}
