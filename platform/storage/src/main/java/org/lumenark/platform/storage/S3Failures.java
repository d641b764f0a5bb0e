package org.lumenark.platform.storage;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for a call and says its failure in the port's words. */
final class S3Failures {

  private static final Set<String> MISSING =
      Set.of("NoSuchKey", "NoSuchUpload", "NoSuchObject", "ResourceNotFound");

  private static final Set<String> FULL = Set.of("XMinioStorageFull", "InsufficientStorage");

  /**
   * S3 has no word of its own for a quota: Ceph, Versity and Ozone say this with 403, MinIO and
   * RustFS with a word before it.
   */
  private static final String QUOTA = "QuotaExceeded";

  private static final Set<String> TRANSIENT =
      Set.of(
          "SlowDown",
          "ServiceUnavailable",
          "InternalError",
          "RequestTimeout",
          "XMinioServerNotInitialized");

  private S3Failures() {}

  /** The store answered 507, with or without the XML that the client would understand. */
  static final class NoRoom extends IOException {
    private static final long serialVersionUID = 1L;
  }

  static <T> T await(String what, Call<T> call) {
    try {
      return call.start().join();
    } catch (CompletionException failure) {
      throw translate(what, failure);
    } catch (io.minio.errors.MinioException failure) {
      throw translate(what, failure);
    }
  }

  private static StoreException translate(String what, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ErrorResponseException answer) {
        return translate(what, answer);
      }
      if (cause instanceof ServerException server && server.statusCode() == 404) {
        return new StoreException.Missing(what, failure);
      }
      if (cause instanceof NoRoom) {
        return new StoreException.Full(what, failure);
      }
    }
    return new StoreException.Unavailable(what, failure);
  }

  private static StoreException translate(String what, ErrorResponseException answer) {
    int status = answer.response() == null ? 0 : answer.response().code();
    String code = String.valueOf(answer.errorResponse().code());
    if (MISSING.contains(code)) {
      return new StoreException.Missing(what, answer);
    }
    if (FULL.contains(code) || code.endsWith(QUOTA)) {
      return new StoreException.Full(what, answer);
    }
    if (TRANSIENT.contains(code) || status >= 500) {
      return new StoreException.Unavailable(what, answer);
    }
    return new StoreException.Refused(code, what, answer);
  }

  @FunctionalInterface
  interface Call<T> {
    CompletableFuture<T> start() throws io.minio.errors.MinioException;
  }
}
