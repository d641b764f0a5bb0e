package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class ExpansionIT {

  private static final int MANY = 10_000;

  private final Depositor depositor = new Depositor("depositor");

  @Inject AgroalDataSource dataSource;

  @Test
  void tenThousandEntriesBecomeFilesInAFewPacksWhileOthersAreUploaded() throws Exception {
    String draft = depositor.draft("Many");
    depositor.put(draft, "day/plate.zip", zipOfMany());

    JsonPath preview =
        expanded(draft, "{\"action\":\"expand\",\"path\":\"day/plate.zip\",\"preview\":true}");
    assertThat(preview.getString("state")).isEqualTo("done");
    assertThat(preview.getLong("counts.changed")).isEqualTo(MANY);
    assertThat(preview.getList("lines.path")).hasSize(100).contains("day/well 0/f00000.txt");
    assertThat(count("select count(*) from file where draft_id = ?", draft)).isEqualTo(1);
    assertThat(count("select count(*) from blob where draft_id = ?", draft)).isEqualTo(1);

    DraftActions actions = new DraftActions(depositor, draft);
    String action = actions.begin("{\"action\":\"expand\",\"path\":\"day/plate.zip\"}");
    List<Future<?>> uploads = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int index = 0; index < 20; index++) {
        String path = "meanwhile/" + index;
        uploads.add(threads.submit(() -> depositor.put(draft, path, bytes(path))));
      }
    }
    for (Future<?> upload : uploads) {
      upload.get();
    }
    JsonPath over = actions.end(action);

    assertThat(over.getString("state")).isEqualTo("done");
    assertThat(over.getLong("counts.changed")).isEqualTo(MANY);
    assertThat(over.getLong("counts.refused")).isZero();
    assertThat(count("select count(*) from file where draft_id = ?", draft))
        .as("the archive made room for its entries")
        .isEqualTo(MANY + 20);
    assertThat(count("select file_count from draft where id = ?", draft)).isEqualTo(MANY + 20);
    assertThat(count("select count(*) from blob where kind = 'pack' and draft_id = ?", draft))
        .isBetween(1L, 5L);
    assertThat(file(draft, "day/well 3/f00123.txt"))
        .isEqualTo(sha256(bytes("content of 123")) + " 14");
  }

  @Test
  void largeEntriesAreObjectsOfTheirOwnWithTheDigestsOfTheirBytes() throws Exception {
    byte[] large = new byte[20 << 20];
    new Random(5).nextBytes(large);
    String draft = depositor.draft("Large");
    depositor.put(
        draft,
        "a.tgz",
        tarGz(List.of("small", "large", "last"), List.of(bytes("s"), large, bytes("l"))));

    JsonPath over =
        expanded(draft, "{\"action\":\"expand\",\"path\":\"a.tgz\",\"into\":\"x\",\"keep\":true}");

    assertThat(over.getLong("counts.changed")).isEqualTo(3);
    assertThat(file(draft, "x/large")).isEqualTo(sha256(large) + " " + large.length);
    assertThat(file(draft, "x/small")).isEqualTo(sha256(bytes("s")) + " 1");
    assertThat(file(draft, "x/last")).isEqualTo(sha256(bytes("l")) + " 1");
    assertThat(file(draft, "a.tgz")).as("was to be kept").isNotEmpty();
  }

  @Test
  void hostileNamesAreRefusedEachWithItsReasonAndTheArchiveStays() throws Exception {
    String draft = depositor.draft("Hostile");
    depositor.put(draft, "taken", bytes("mine"));
    depositor.put(draft, "folder/file", bytes("mine"));
    List<String> names =
        List.of(
            "../up",
            "/etc/passwd",
            "a\\b",
            "bell\u0007",
            "turn\u202e",
            "n".repeat(300),
            "taken",
            "folder",
            "taken/below",
            "Twin",
            "twin",
            "good",
            "good");
    List<byte[]> contents = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      contents.add(bytes("content " + index));
    }
    depositor.put(draft, "evil.tgz", tarGz(names, contents));

    JsonPath over = expanded(draft, "{\"action\":\"expand\",\"path\":\"evil.tgz\"}");

    assertThat(over.getString("state")).isEqualTo("done");
    assertThat(over.getList("lines.findAll { it.outcome == 'changed' }.path"))
        .containsExactly("Twin", "twin", "good");
    assertThat(over.getList("lines.findAll { it.outcome == 'refused' }.code"))
        .containsExactly(
            "path.traversal",
            "path.absolute",
            "path.backslash",
            "path.control",
            "path.bidi",
            "path.segment-too-long",
            "path.exists",
            "path.is-folder",
            "path.is-file",
            "path.exists",
            "entry.kind");
    assertThat(over.getList("lines.findAll { it.outcome == 'refused' }.remedy"))
        .doesNotContainNull();
    assertThat(file(draft, "taken")).isEqualTo(sha256(bytes("mine")) + " 4");
    assertThat(file(draft, "evil.tgz")).as("nothing of it is lost").isNotEmpty();
    JsonPath again = expanded(draft, "{\"action\":\"expand\",\"path\":\"evil.tgz\"}");
    assertThat(again.getLong("counts.unchanged")).as("already there").isEqualTo(3);
    assertThat(again.getLong("counts.changed")).isZero();
  }

  @Test
  void aBombFailsWithItsReasonAndStaysAFile() throws Exception {
    String draft = depositor.draft("Bomb");
    depositor.put(draft, "bomb.tgz", tarGz(List.of("zeros"), List.of(new byte[72 << 20])));

    JsonPath over = expanded(draft, "{\"action\":\"expand\",\"path\":\"bomb.tgz\"}");

    assertThat(over.getString("state")).isEqualTo("failed");
    assertThat(over.getString("error.code")).isEqualTo("archive.ratio");
    assertThat(over.getString("error.remedy")).isNotBlank();
    assertThat(count("select count(*) from file where draft_id = ?", draft)).isEqualTo(1);
  }

  @Test
  void whatIsNoArchiveOrIsNotThereFails() throws Exception {
    String draft = depositor.draft("None");
    depositor.put(draft, "text.zip", bytes("text"));

    assertThat(
            expanded(draft, "{\"action\":\"expand\",\"path\":\"text.zip\"}")
                .getString("error.code"))
        .isEqualTo("archive.unknown");
    assertThat(
            expanded(draft, "{\"action\":\"expand\",\"path\":\"no.zip\"}").getString("error.code"))
        .isEqualTo("archive.missing");
  }

  private JsonPath expanded(String draft, String body) throws InterruptedException {
    return new DraftActions(depositor, draft).finished(body);
  }

  /** SHA-256 and size of a file of the draft; empty if it has none of this path. */
  private String file(String draft, String path) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select encode(sha256, 'hex') || ' ' || size from file"
                    + " where draft_id = ? and path = ?")) {
      select.setObject(1, UUID.fromString(draft));
      select.setString(2, path);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  private long count(String sql, String draft) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, UUID.fromString(draft));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static byte[] zipOfMany() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int index = 0; index < MANY; index++) {
        zip.putNextEntry(new ZipEntry("well %d/f%05d.txt".formatted(index % 10, index)));
        zip.write(bytes("content of " + index));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** With a link at its end. */
  private static byte[] tarGz(List<String> names, List<byte[]> contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (int index = 0; index < names.size(); index++) {
        TarArchiveEntry entry = new TarArchiveEntry(names.get(index), true);
        entry.setName(names.get(index));
        entry.setSize(contents.get(index).length);
        tar.putArchiveEntry(entry);
        tar.write(contents.get(index));
        tar.closeArchiveEntry();
      }
      if (names.size() > 3) {
        TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
