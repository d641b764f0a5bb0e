package org.lumenark.client.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Answer;
import org.lumenark.client.archive.Call;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.archive.Silence;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.LocalFile;
import org.lumenark.client.files.StudyPath;
import org.lumenark.client.progress.Progress;

/** One file by tus 1.0.0: goes on where the archive's acknowledgement ends, also days later. */
final class TusUpload {

  static final String UPLOADS = "/api/v1/uploads";
  static final long PIECE = 64L << 20;

  /** Beside the bytes themselves: time for the archive to complete and read again. */
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private static final long SLOWEST_BYTES_PER_SECOND = 20_000;
  private static final int CHECKSUM_MISMATCH = 460;

  private final Http http;
  private final Patience patience;
  private final String draft;
  private final OpenUploads open;
  private final Progress progress;
  private final Silence silence;

  TusUpload(Http http, Patience patience, String draft, OpenUploads open, Progress progress) {
    this(http, patience, draft, open, progress, Silence.USUAL);
  }

  TusUpload(
      Http http,
      Patience patience,
      String draft,
      OpenUploads open,
      Progress progress,
      Silence silence) {
    this.http = http;
    this.patience = patience;
    this.draft = draft;
    this.open = open;
    this.progress = progress;
    this.silence = silence;
  }

  /**
   * @param sha256 if known; the archive then refuses other bytes
   * @return SHA-256 of what was sent
   */
  String send(LocalFile file, @Nullable String sha256) {
    RunningDigest digest = new RunningDigest(file.file());
    Patience.Attempts attempts = patience.attempts();
    Optional<String> begun = open.find(file);
    String upload = begun.orElseGet(() -> create(file, sha256));
    long offset = begun.isPresent() ? -1 : 0;
    long counted = 0;
    while (true) {
      try {
        if (offset < 0) {
          offset = head(upload);
        }
        if (offset < 0) {
          upload = create(file, sha256);
          offset = 0;
        }
        digest.moveTo(offset);
        progress.bytes(offset - counted);
        counted = offset;
        if (offset == file.size()) {
          file.expectUnchanged();
          open.ended(file);
          return digest.hex();
        }
        long sent = piece(upload, file, offset, digest);
        counted += sent;
        offset = sent == 0 ? -1 : offset + sent;
        attempts.progressed();
      } catch (IOException | UncheckedIOException e) {
        file.expectUnchanged();
        offset = -1;
        if (!attempts.again()) {
          throw ClientException.unreachable(http.origin(), e);
        }
      }
    }
  }

  private String create(LocalFile file, @Nullable String sha256) {
    StringBuilder metadata = new StringBuilder();
    metadata.append("draft ").append(base64(draft));
    metadata.append(",path ").append(base64(file.path()));
    if (sha256 != null) {
      metadata.append(",sha256 ").append(base64(sha256));
    }
    Answer answer =
        http.with(patience)
            .ask(
                tus("POST", UPLOADS)
                    .with("Upload-Length", Long.toString(file.size()))
                    .with("Upload-Metadata", metadata.toString()));
    String location = answer.header("Location", "");
    if (location.isEmpty()) {
      throw protocol("The archive began an upload and did not say where.");
    }
    open.begun(file, location);
    return location;
  }

  /** What the archive has; -1 if it knows the upload no more. */
  private long head(String upload) throws IOException {
    Call call = tus("HEAD", upload);
    Answer answer = http.once(call);
    if (answer.status() == 404 || answer.status() == 410) {
      return -1;
    }
    if (Http.passing(answer.status())) {
      throw new IOException("status " + answer.status());
    }
    if (!answer.success()) {
      throw http.failure(call, answer);
    }
    return offset(answer);
  }

  /** Sends the next piece; returns how much of it was acknowledged, 0 if that has to be asked. */
  private long piece(String upload, LocalFile file, long offset, RunningDigest digest)
      throws IOException {
    long length = Math.min(PIECE, file.size() - offset);
    AtomicReference<MessageDigest> ahead = new AtomicReference<>(digest.fork());
    Counter counter = new Counter(progress);
    Call call =
        tus("PATCH", upload)
            .with("Upload-Offset", Long.toString(offset))
            .with("Content-Type", "application/offset+octet-stream")
            .withBody(() -> {
              // A request may be made twice (renewed token): each reading hashes from the start.
              counter.takeBack();
              ahead.set(digest.fork());
              return body(file, offset, length, ahead.get(), counter);
            })
            .watched(new Silence.Watch(silence, counter::counted, length))
            .within(ANSWER.plusSeconds(length / SLOWEST_BYTES_PER_SECOND));
    try {
      Answer answer = http.once(call);
      if (answer.success() && offset(answer) == offset + length) {
        digest.adopt(ahead.get(), offset + length);
        return length;
      }
      counter.takeBack();
      if (answer.status() == CHECKSUM_MISMATCH) {
        open.ended(file);
        file.expectUnchanged();
        throw mismatch(file);
      }
      if (answer.success() || answer.status() == 404 || answer.status() == 409) {
        return 0;
      }
      if (Http.passing(answer.status()) || answer.status() == 401) {
        throw new IOException("status " + answer.status());
      }
      throw http.failure(call, answer);
    } catch (IOException e) {
      counter.takeBack();
      throw e;
    }
  }

  private static BodyPublisher body(
      LocalFile file, long offset, long length, MessageDigest digest, Counter counter) {
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> {
          try {
            return FilePiece.open(file, offset, length, digest, counter);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }),
        length);
  }

  private static Call tus(String method, String path) {
    return Call.of(method, path).with("Tus-Resumable", "1.0.0");
  }

  private static long offset(Answer answer) {
    try {
      return Long.parseLong(answer.header("Upload-Offset", ""));
    } catch (NumberFormatException e) {
      throw protocol("The archive did not say how much of an upload it has.");
    }
  }

  private static ClientException protocol(String message) {
    return new ClientException(ExitCode.OUR_BUG, "upload.protocol", message, UPLOADS);
  }

  static ClientException mismatch(LocalFile file) {
    String place = StudyPath.visible(file.path());
    return new ClientException(
        ExitCode.INPUT_OUTPUT,
        "upload.digest-mismatch",
        place + " did not arrive as it was sent. Run the command again.",
        place);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
