package org.lumenark.client.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.lumenark.client.archive.Answer;
import org.lumenark.client.archive.Call;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.Digests;
import org.lumenark.client.files.StudyPath;
import org.lumenark.client.progress.Progress;

/**
 * One file: into {@code NAME.lumenark-part}, gone on with by Range, renamed when its SHA-256 is
 * right. A file that is there already is left alone if it is the same, else refused.
 */
final class FileFetch {

  static final String PART = ".lumenark-part";
  private static final int BUFFER = 256 << 10;

  private final Http http;
  private final Patience patience;
  private final OutputFolder output;
  private final Progress progress;

  FileFetch(Http http, Patience patience, OutputFolder output, Progress progress) {
    this.http = http;
    this.patience = patience;
    this.output = output;
    this.progress = progress;
  }

  enum Outcome {
    FETCHED,
    ALREADY_THERE
  }

  Outcome fetch(RemoteFile file) {
    Path place = output.place(file);
    try {
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return existing(file, place);
      }
      Path part = place.resolveSibling(place.getFileName() + PART);
      if (Files.isSymbolicLink(part)) {
        throw OutputFolder.cannot(part.toString(), "A symbolic link is in its place.");
      }
      part(file, part);
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      progress.files(1);
      return Outcome.FETCHED;
    } catch (IOException e) {
      throw ClientException.localFile(place.toString(), e);
    }
  }

  private Outcome existing(RemoteFile file, Path place) throws IOException {
    boolean same =
        Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
            && Files.size(place) == file.size()
            && Digests.ofFile(place, count -> {}).equals(file.sha256());
    if (!same) {
      throw new ClientException(
          ExitCode.CANNOT_CREATE,
          "output.exists",
          "Another " + StudyPath.visible(file.path()) + " is there already.",
          place.toString());
    }
    progress.bytes(file.size());
    progress.files(1);
    return Outcome.ALREADY_THERE;
  }

  /** Completes the part; a wrong digest is asked for once more from the start. */
  private void part(RemoteFile file, Path part) throws IOException {
    boolean resumed = Files.exists(part) && Files.size(part) > 0;
    if (matches(file, part)) {
      return;
    }
    Files.deleteIfExists(part);
    progress.bytes(-file.size());
    if (!resumed || !matches(file, part)) {
      Files.deleteIfExists(part);
      String place = StudyPath.visible(file.path());
      throw new ClientException(
          ExitCode.INPUT_OUTPUT,
          "download.digest-mismatch",
          place + " does not have the digest that the archive states.",
          place);
    }
  }

  private boolean matches(RemoteFile file, Path part) throws IOException {
    MessageDigest digest = Digests.sha256();
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have > file.size()) {
      Files.delete(part);
      have = 0;
    }
    if (have > 0) {
      try (InputStream in = Files.newInputStream(part, LinkOption.NOFOLLOW_LINKS)) {
        Digests.update(digest, in, have, progress::bytes);
      }
    }
    try (OutputStream out =
        Files.newOutputStream(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND,
            LinkOption.NOFOLLOW_LINKS)) {
      receive(file, have, digest, out);
    }
    return Digests.hex(digest.digest()).equals(file.sha256());
  }

  private void receive(RemoteFile file, long have, MessageDigest digest, OutputStream out)
      throws IOException {
    Patience.Attempts attempts = patience.attempts();
    long position = have;
    while (position < file.size()) {
      Call call =
          Call.of("GET", file.href())
              .with("Accept", "*/*")
              .with("Range", "bytes=" + position + "-");
      long before = position;
      try {
        HttpResponse<InputStream> response = http.exchange(call);
        try (InputStream body = response.body()) {
          expectRange(call, response, body, position);
          position += copy(body, file.size() - position, digest, out);
        }
      } catch (BrokenTransfer e) {
        position += e.received;
        if (e.received > 0) {
          attempts.progressed();
        }
        again(attempts, e);
        continue;
      } catch (IOException e) {
        again(attempts, e);
        continue;
      }
      if (position == before) {
        again(attempts, new IOException("nothing came"));
      }
    }
  }

  private void again(Patience.Attempts attempts, IOException cause) {
    if (cause.getCause() instanceof LocalWrite local) {
      throw ClientException.localFile("the download", local);
    }
    if (!attempts.again()) {
      throw ClientException.unreachable(http.origin(), cause);
    }
  }

  private void expectRange(
      Call call, HttpResponse<InputStream> response, InputStream body, long position)
      throws IOException {
    int status = response.statusCode();
    if (Http.passing(status)) {
      Answer answer = new Answer(status, response.headers(), body.readNBytes(1 << 20));
      ClientException failure = http.failure(call, answer);
      if (failure.exit() == ExitCode.INPUT_OUTPUT) {
        throw failure;
      }
      throw new IOException("status " + status);
    }
    if (status == 200) {
      // The range was not honoured: what is already here is passed over.
      body.skipNBytes(position);
    } else if (status != 206) {
      throw http.failure(call, new Answer(status, response.headers(), body.readNBytes(1 << 20)));
    }
  }

  private long copy(InputStream body, long limit, MessageDigest digest, OutputStream out)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    while (total < limit) {
      int count;
      try {
        count = body.read(buffer, 0, (int) Math.min(buffer.length, limit - total));
      } catch (IOException e) {
        throw new BrokenTransfer(total, e);
      }
      if (count < 0) {
        break;
      }
      try {
        out.write(buffer, 0, count);
      } catch (IOException e) {
        throw new BrokenTransfer(total, new LocalWrite(e));
      }
      digest.update(buffer, 0, count);
      progress.bytes(count);
      total += count;
    }
    return total;
  }

  private static final class BrokenTransfer extends IOException {
    private static final long serialVersionUID = 1L;
    private final long received;

    BrokenTransfer(long received, IOException cause) {
      super(cause);
      this.received = received;
    }
  }

  private static final class LocalWrite extends IOException {
    private static final long serialVersionUID = 1L;

    LocalWrite(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
