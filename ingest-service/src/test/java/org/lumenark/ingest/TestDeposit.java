package org.lumenark.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.Owner;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.event.SubmissionEvent.ManifestSealed;
import org.lumenark.contracts.event.SubmissionEvent.StudySubmitted;
import org.lumenark.contracts.event.SubmissionEvent.StudyWithdrawn;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.platform.manifest.ManifestWriter;
import org.lumenark.platform.manifest.SealedManifest;
import org.lumenark.platform.storage.ObjectStore;

/**
 * A deposit as submission-service leaves it in the store: files of up to 100 kB in one pack, larger
 * ones as objects of their own, and a sealed manifest.
 */
public final class TestDeposit {

  public static final Path IMAGES = images();
  private static final int LARGEST_IN_PACK = 100_000;

  private final ObjectStore originals;
  private final Accession accession;
  private final int version;
  private final TreeMap<String, byte[]> files = new TreeMap<>(byBytes());
  private final List<ManifestEntry> entries = new ArrayList<>();

  public TestDeposit(ObjectStore originals, String accession) {
    this(originals, accession, 1);
  }

  private TestDeposit(ObjectStore originals, String accession, int version) {
    this.originals = originals;
    this.accession = new Accession(accession);
    this.version = version;
  }

  /** The next version with the same files in the same places, until they are changed. */
  public TestDeposit next() {
    TestDeposit next = new TestDeposit(originals, accession.value(), version + 1);
    next.files.putAll(files);
    next.entries.addAll(entries);
    return next;
  }

  /** Takes a file away. */
  public TestDeposit without(String path) {
    files.remove(path);
    entries.removeIf(entry -> entry.path().equals(path));
    return this;
  }

  public TestDeposit with(String path, byte[] content) {
    without(path);
    files.put(path, content);
    return this;
  }

  public TestDeposit withImages(String... paths) throws IOException {
    for (String path : paths) {
      with(path, Files.readAllBytes(IMAGES.resolve(path)));
    }
    return this;
  }

  public ManifestEntry entry(String path) {
    return entries.stream().filter(entry -> entry.path().equals(path)).findFirst().orElseThrow();
  }

  public EventEnvelope<SubmissionEvent> submitted(String ownerSubject) {
    Owner owner = new Owner(ownerSubject, "someone", Optional.empty(), Optional.empty());
    Instant now = Instant.now();
    return TestLog.event(
        accession.value(),
        new StudySubmitted(
            accession,
            version,
            UUID.randomUUID(),
            owner,
            "A study",
            EventJson.mapper().createObjectNode(),
            now,
            now,
            totals(),
            Optional.empty(),
            Optional.empty()));
  }

  public EventEnvelope<SubmissionEvent> withdrawn() {
    return TestLog.event(
        accession.value(), new StudyWithdrawn(accession, version, "a mistake", Instant.now()));
  }

  /** Stores everything and says that the manifest is sealed. */
  public EventEnvelope<SubmissionEvent> sealed() throws IOException {
    store();
    SealedManifest manifest;
    try (ManifestWriter writer = new ManifestWriter(originals, accession, version, BlobKey::next)) {
      for (ManifestEntry entry : entries) {
        writer.add(entry);
      }
      manifest = writer.finish();
    }
    return TestLog.event(
        accession.value(),
        new ManifestSealed(
            accession, version, manifest.uri(), manifest.root().root(), totals(), Instant.now()));
  }

  private void store() {
    BlobKey pack = BlobKey.next();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Map<String, byte[]> stored = new TreeMap<>(files);
    entries.forEach(entry -> stored.remove(entry.path()));
    stored.forEach((path, content) -> {
      if (content.length > LARGEST_IN_PACK) {
        BlobKey key = BlobKey.next();
        originals.put(key.value(), content, "application/octet-stream");
        entries.add(entry(path, content, new BlobRange(key, 0, content.length)));
      } else {
        packed.writeBytes("a tar header of 32 bytes, or so ".getBytes(StandardCharsets.UTF_8));
        long offset = packed.size();
        packed.writeBytes(content);
        entries.add(entry(path, content, new BlobRange(pack, offset, content.length)));
      }
    });
    originals.put(pack.value(), packed.toByteArray(), "application/octet-stream");
    entries.sort(Comparator.comparing(ManifestEntry::path, byBytes()));
  }

  private FileTotals totals() {
    return new FileTotals(files.size(), files.values().stream().mapToLong(f -> f.length).sum());
  }

  private static ManifestEntry entry(String path, byte[] content, BlobRange blob) {
    CRC32 crc = new CRC32();
    crc.update(content);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new ManifestEntry(
          path,
          content.length,
          HexFormat.of().formatHex(digest),
          HexFormat.of().toHexDigits((int) crc.getValue()),
          blob);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Comparator<String> byBytes() {
    return (a, b) ->
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  /** The shared data lies beside the checkout. */
  private static Path images() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path images = folder.resolve("shared/data/images");
      if (Files.isDirectory(images)) {
        return images;
      }
      folder = folder.getParent();
    }
    return Path.of("shared/data/images");
  }
}
