package org.lumenark.client.check;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.lumenark.client.files.Digests;
import org.lumenark.client.files.StudyPath;

/**
 * Finds files with the same bytes. Only files of one size are looked at, of those first three short
 * pieces, and whole files only where these agree. Memory grows by the files of repeated sizes.
 */
final class EqualFiles {

  private static final int PIECE = 4096;

  private final Path root;
  private final CheckFindings findings;
  private final Map<String, String> quick = new HashMap<>();
  private final Map<String, String> whole = new HashMap<>();
  private long found;

  EqualFiles(Path root, CheckFindings findings) {
    this.root = root;
    this.findings = findings;
  }

  /**
   * How many files have the same bytes as an earlier one.
   *
   * @param counted files to compare; those inside an OME-Zarr are meant to be alike
   */
  long find(Survey survey, Predicate<String> counted, IntConsumer progress) {
    long[] repeated = survey.sizes().repeated();
    for (int i = 0; i < survey.paths().size(); i++) {
      long size = survey.sizes().at(i);
      String path = survey.paths().get(i);
      if (Arrays.binarySearch(repeated, size) >= 0 && counted.test(path)) {
        compare(path, size);
      }
      progress.accept(i + 1);
    }
    return found;
  }

  private void compare(String path, long size) {
    try {
      String key = pieces(root.resolve(path), size);
      String first = quick.putIfAbsent(key, path);
      if (first == null) {
        return;
      }
      if (size > 3L * PIECE) {
        whole.putIfAbsent(digest(first), first);
        first = whole.putIfAbsent(digest(path), path);
      }
      if (first != null) {
        found++;
        findings.add(
            CheckFinding.warning(
                "file.double",
                StudyPath.visible(path),
                "The file has the same bytes as " + StudyPath.visible(first) + ".",
                "Leave one out, unless both names are meant; the archive stores both."));
      }
    } catch (IOException e) {
      findings.add(
          CheckFinding.error(
              "file.unreadable",
              StudyPath.visible(path),
              "The file cannot be read to its end.",
              "Look at the disk, or copy the file again."));
    }
  }

  private String digest(String path) throws IOException {
    return Digests.ofFile(root.resolve(path), count -> {});
  }

  /** Of the whole file where it is short. */
  private static String pieces(Path file, long size) throws IOException {
    MessageDigest digest = Digests.sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      if (size <= 3L * PIECE) {
        piece(channel, 0, (int) size, digest);
      } else {
        piece(channel, 0, PIECE, digest);
        piece(channel, size / 2, PIECE, digest);
        piece(channel, size - PIECE, PIECE, digest);
      }
    }
    return Digests.hex(digest.digest());
  }

  private static void piece(FileChannel channel, long start, int length, MessageDigest digest)
      throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(length);
    while (piece.hasRemaining()) {
      if (channel.read(piece, start + piece.position()) < 0) {
        throw new EOFException("the file became shorter");
      }
    }
    digest.update(piece.flip());
  }
}
