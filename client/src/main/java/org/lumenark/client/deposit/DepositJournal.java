package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.Digests;
import org.lumenark.client.files.LocalFile;
import org.lumenark.client.upload.OpenUploads;

/**
 * What has to be known to go on with a deposit after this process ended: the draft, the uploads
 * that are open, the accession. JSON lines, each on the disk before what it announces is done; a
 * last line that is cut off does not count. Which files are stored is asked from the archive. One
 * deposit of the same folder and archive at a time.
 */
public final class DepositJournal implements OpenUploads, AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final Map<String, String> uploads = new HashMap<>();
  private String key = UUID.randomUUID().toString();
  private @Nullable String metadata;
  private @Nullable String draft;
  private @Nullable String accession;

  private DepositJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @param folder of all journals
   * @param identity what makes two deposits the same one
   */
  public static DepositJournal open(Path folder, String identity) {
    Path file = file(folder, identity);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      lock(channel, file);
      DepositJournal journal = new DepositJournal(file, channel);
      journal.replay(Files.readString(file));
      if (journal.draft == null) {
        journal.append(Json.object().put("key", journal.key));
      }
      return journal;
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  /**
   * The draft that a deposit would go on with, without taking it up.
   *
   * @param folder of all journals
   * @param identity what makes two deposits the same one
   */
  public static Optional<String> draftOf(Path folder, String identity) {
    Path file = file(folder, identity);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      DepositJournal journal = new DepositJournal(file, channel);
      journal.replayLines(Files.readString(file));
      return journal.draft();
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  private static Path file(Path folder, String identity) {
    byte[] digest = Digests.sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(Digests.hex(digest).substring(0, 32) + ".journal");
  }

  /** Never changes for one deposit: with it, a draft is created once. */
  public String key() {
    return key;
  }

  /** Digest of the metadata that was last sent under this key, if any was. */
  public Optional<String> metadata() {
    return Optional.ofNullable(metadata);
  }

  public void metadataIs(String digest) {
    if (!digest.equals(metadata)) {
      metadata = digest;
      append(Json.object().put("metadata", digest));
    }
  }

  public Optional<String> draft() {
    return Optional.ofNullable(draft);
  }

  public void draftCreated(String id) {
    draft = id;
    append(Json.object().put("draft", id));
  }

  /** The draft is gone, or done with: begins anew. */
  public void forgetDraft() {
    metadata = null;
    draft = null;
    accession = null;
    uploads.clear();
    key = UUID.randomUUID().toString();
    append(Json.object().put("key", key));
  }

  public Optional<String> accession() {
    return Optional.ofNullable(accession);
  }

  public void submitted(String assigned) {
    accession = assigned;
    append(Json.object().put("accession", assigned));
  }

  @Override
  public synchronized Optional<String> find(LocalFile upload) {
    return Optional.ofNullable(uploads.get(identity(upload)));
  }

  @Override
  public synchronized void begun(LocalFile upload, String url) {
    uploads.put(identity(upload), url);
    append(Json.object().put("upload", identity(upload)).put("url", url));
  }

  @Override
  public synchronized void ended(LocalFile upload) {
    uploads.remove(identity(upload));
    append(Json.object().put("ended", identity(upload)));
  }

  /** The deposit is done: the same command again is a new one. */
  public void complete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  private static String identity(LocalFile file) {
    return file.size() + " " + file.modified() + " " + file.path();
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw running(file);
    }
    channel.close();
    throw running(file);
  }

  private static ClientException running(Path file) {
    return new ClientException(
        ExitCode.TRY_AGAIN,
        "deposit.running",
        "The same deposit is already running in another process.",
        file.toString());
  }

  private void replay(String text) throws IOException {
    int end = replayLines(text);
    channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
  }

  /** Returns where the last whole line ends. */
  private int replayLines(String text) {
    int end = text.lastIndexOf('\n') + 1;
    for (String line : text.substring(0, end).split("\n", -1)) {
      if (!line.isEmpty()) {
        replay(Json.read(line.getBytes(StandardCharsets.UTF_8), file.toString()));
      }
    }
    return end;
  }

  private void replay(JsonNode line) {
    if (line.has("key")) {
      replayKey(line.get("key").asText());
    } else if (line.has("metadata")) {
      metadata = line.get("metadata").asText();
    } else if (line.has("draft")) {
      draft = line.get("draft").asText();
    } else if (line.has("accession")) {
      accession = line.get("accession").asText();
    } else if (line.has("upload")) {
      uploads.put(line.get("upload").asText(), line.path("url").asText());
    } else if (line.has("ended")) {
      uploads.remove(line.get("ended").asText());
    }
  }

  /** A key that is repeated is the same deposit, which had no draft yet. */
  private void replayKey(String said) {
    if (!said.equals(key)) {
      key = said;
      metadata = null;
      draft = null;
      accession = null;
      uploads.clear();
    }
  }

  private synchronized void append(ObjectNode line) {
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }
}
