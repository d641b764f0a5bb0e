package org.lumenark.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.files.LocalFile;

class TarBatchTest {

  /** {@code printf 'hello' | sha256sum}. */
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  /** {@code sha256sum < /dev/null}. */
  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path folder;

  @Test
  void carriesPathsContentsAndDigests() throws IOException {
    String longPath = "ordner-ü/" + "x".repeat(200) + ".txt";
    List<SentFile> sent = new ArrayList<>();
    TarBatch batch =
        new TarBatch(List.of(file(longPath, "hello"), file("empty.bin", "")), sent::add);

    Map<String, String> digests = new TreeMap<>();
    Map<String, String> contents = new TreeMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(batch.readAllBytes()), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        digests.put(entry.getName(), entry.getExtraPaxHeader("LUMENARK.sha256"));
        contents.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    assertThat(digests).isEqualTo(Map.of(longPath, HELLO, "empty.bin", NOTHING));
    assertThat(contents).isEqualTo(Map.of(longPath, "hello", "empty.bin", ""));
    assertThat(sent)
        .containsExactly(new SentFile(longPath, 5, HELLO), new SentFile("empty.bin", 0, NOTHING));
  }

  @Test
  void equalFilesGiveEqualStreams() throws IOException {
    LocalFile file = file("a.txt", "hello");
    byte[] first = new TarBatch(List.of(file), sent -> {}).readAllBytes();
    byte[] second = new TarBatch(List.of(file), sent -> {}).readAllBytes();
    assertThat(first).isEqualTo(second);
    assertThat(first.length % 512).isZero();
  }

  @Test
  void aFileThatGrewSinceItWasFoundEndsTheStream() throws IOException {
    LocalFile file = file("a.txt", "hello");
    Files.writeString(file.file(), "hello, world");
    TarBatch batch = new TarBatch(List.of(file), sent -> {});
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(batch::readAllBytes)
        .satisfies(e -> assertThat(e.code()).isEqualTo("file.changed"));
  }

  private LocalFile file(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return new LocalFile(path, file, Files.size(file), Files.getLastModifiedTime(file));
  }
}
