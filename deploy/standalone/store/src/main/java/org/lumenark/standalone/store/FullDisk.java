package org.lumenark.standalone.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A disk without room is answered as 507, which clients tell from an outage. */
final class FullDisk {

  private static final int STATUS = 507;
  private static final String CODE = "InsufficientStorage";

  /** Java has no type of its own for them: the words of the operating system, in Java's locale. */
  private static final List<String> WORDS =
      List.of("No space left on device", "Disk quota exceeded");

  private FullDisk() {}

  /** What to throw for a failure of writing. */
  static RuntimeException unchecked(IOException failure) {
    return isFull(failure) ? full(failure) : new UncheckedIOException(failure);
  }

  /** The failure itself unless a full disk is behind it. */
  static RuntimeException told(RuntimeException failure) {
    return failure.getCause() instanceof IOException cause && isFull(cause)
        ? full(failure)
        : failure;
  }

  private static boolean isFull(IOException failure) {
    return failure.getMessage() != null && WORDS.stream().anyMatch(failure.getMessage()::contains);
  }

  private static RuntimeException full(Throwable cause) {
    return S3Exception.builder()
        .statusCode(STATUS)
        .message("the disk of the store is full")
        .cause(cause)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(CODE)
                .errorMessage("The disk of the store is full.")
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(STATUS).build())
                .build())
        .build();
  }
}
