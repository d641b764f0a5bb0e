package org.lumenark.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.lumenark.contracts.event.CorrectedValue;
import org.lumenark.contracts.event.EventData;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.Owner;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.event.Representation;
import org.lumenark.contracts.event.ReviewerLink;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.contracts.manifest.MerkleTree;
import org.lumenark.platform.storage.ObjectStore;

/** A study as submission and ingest tell of it, with its manifest and results in the real store. */
final class TestStudy {

  static final String DEPOSITOR = "00000000-0000-4000-8000-000000000001";
  static final Instant SUBMITTED = Instant.parse("2026-01-02T03:04:05Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHA = "0123456789abcdef".repeat(4);

  final Accession accession;
  private final List<String> paths;
  private final String owner;
  private final int version;
  private final Counters counters;
  private String manifest = "";
  private String root = "";
  private Optional<IntFunction<String>> attributes = Optional.empty();
  private Optional<IntFunction<String>> components = Optional.empty();
  private Optional<String> document = Optional.empty();
  private Optional<CollectionName> collection = Optional.empty();
  private final List<Table> tables = new ArrayList<>();

  TestStudy(String accession, String owner, List<String> paths) {
    this(accession, owner, paths, 1, new Counters());
  }

  private TestStudy(
      String accession, String owner, List<String> paths, int version, Counters counters) {
    this.accession = new Accession(accession);
    this.owner = owner;
    this.paths = paths.stream().sorted().toList();
    this.version = version;
    this.counters = counters;
  }

  /** How many events each service told of the study. */
  private static final class Counters {
    private long submission;
    private long ingest;
  }

  /** The next version of the same study. */
  TestStudy next(List<String> newPaths) {
    return new TestStudy(accession.value(), owner, newPaths, version + 1, counters);
  }

  static List<String> paths(int count, IntFunction<String> name) {
    List<String> paths = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      paths.add(name.apply(i));
    }
    return paths;
  }

  /** It was submitted into this collection, and its event says so. */
  TestStudy in(String name) {
    collection = Optional.of(new CollectionName(name));
    return this;
  }

  /** The manifest has this object of attributes for each file. */
  TestStudy withAttributes(IntFunction<String> json) {
    attributes = Optional.of(json);
    return this;
  }

  /** The manifest has this JSON list of components for each file. */
  TestStudy withComponents(IntFunction<String> json) {
    components = Optional.of(json);
    return this;
  }

  /** It was submitted with this document. */
  TestStudy withDocument(String json) {
    document = Optional.of(json);
    return this;
  }

  /** The manifest has this annotation table besides. */
  TestStudy withTable(String name, List<String> columns, List<List<String>> rows) {
    tables.add(new Table(name, columns, rows));
    return this;
  }

  private record Table(String name, List<String> columns, List<List<String>> rows) {}

  String manifestRoot() {
    return root;
  }

  private EventEnvelope<?> submission(EventData data) {
    return envelope("/lumenark/submission-service", ++counters.submission, data);
  }

  private EventEnvelope<?> ingest(EventData data) {
    return envelope("/lumenark/ingest-service", ++counters.ingest, data);
  }

  private EventEnvelope<?> envelope(String source, long keyVersion, EventData data) {
    return new EventEnvelope<>(
        UUID.randomUUID(), source, SUBMITTED, accession.value(), keyVersion, data);
  }

  FileTotals totals() {
    return new FileTotals(paths.size(), 10L * paths.size());
  }

  JsonNode metadata(String title) {
    try {
      if (document.isPresent()) {
        return JSON.readTree(document.get());
      }
      return JSON.readTree(
          """
          {"template": "minimal", "title": "%s", "description": "Cells that divide",
           "keywords": ["mitosis", "HeLa"], "licence": "CC0-1.0",
           "authors": [{"name": "A. Depositor"}],
           "biosamples": [{"organism": {"id": "9606", "label": "Homo sapiens"}}],
           "imageAcquisitions": [{"imagingMethod": "confocal microscopy"}]}
          """
              .formatted(title));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  EventEnvelope<?> submitted(String title) {
    return submitted(title, Instant.parse("2027-01-01T00:00:00Z"));
  }

  /** A version after the first has the release date that its study has by then. */
  EventEnvelope<?> submitted(String title, Instant releaseDate) {
    return submission(
        new SubmissionEvent.StudySubmitted(
            accession,
            version,
            UUID.randomUUID(),
            new Owner(owner, "someone", Optional.empty(), Optional.empty()),
            title,
            metadata(title),
            releaseDate,
            SUBMITTED,
            totals(),
            Optional.empty(),
            collection));
  }

  /** Writes the manifest and tells of it. */
  EventEnvelope<?> sealed(ObjectStore originals) {
    writeManifest(originals, 50_000);
    return sealedAs(manifest, root);
  }

  EventEnvelope<?> sealedAs(String manifestObject, String claimedRoot) {
    return submission(
        new SubmissionEvent.ManifestSealed(
            accession, version, manifestObject, claimedRoot, totals(), SUBMITTED.plusSeconds(1)));
  }

  EventEnvelope<?> released(Instant at) {
    return submission(new SubmissionEvent.StudyReleased(accession, version, at, at));
  }

  EventEnvelope<?> revised(String title) {
    return submission(
        new SubmissionEvent.StudyRevised(
            accession,
            version,
            title,
            metadata(title),
            Instant.parse("2027-02-02T00:00:00Z"),
            SUBMITTED.plusSeconds(9),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** The document was corrected to what this one says, and these corrections stand. */
  EventEnvelope<?> corrected(String newDocument, CorrectedValue... values) {
    document = Optional.of(newDocument);
    return submission(
        new SubmissionEvent.StudyRevised(
            accession,
            version,
            "Corrected",
            metadata("Corrected"),
            Instant.parse("2027-02-02T00:00:00Z"),
            SUBMITTED.plusSeconds(9),
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of(values))));
  }

  /** Only these may see it beside its owner from now on. */
  EventEnvelope<?> sharedWith(String title, String... readers) {
    return submission(
        new SubmissionEvent.StudyRevised(
            accession,
            version,
            title,
            metadata(title),
            Instant.parse("2027-01-01T00:00:00Z"),
            SUBMITTED.plusSeconds(9),
            Optional.of(List.of(readers)),
            Optional.empty(),
            Optional.empty()));
  }

  /** Only these links open it from now on. */
  EventEnvelope<?> reviewedBy(JsonNode metadata, ReviewerLink... links) {
    return submission(
        new SubmissionEvent.StudyRevised(
            accession,
            version,
            metadata.path("title").asText(),
            metadata,
            Instant.parse("2027-01-01T00:00:00Z"),
            SUBMITTED.plusSeconds(9),
            Optional.of(List.of()),
            Optional.of(List.of(links)),
            Optional.empty()));
  }

  EventEnvelope<?> withdrawn(String reason) {
    return submission(
        new SubmissionEvent.StudyWithdrawn(accession, version, reason, SUBMITTED.plusSeconds(99)));
  }

  /** Writes the results of all files as one batch; {@code rejected} is the ordinal of a bad one. */
  EventEnvelope<?> verified(ObjectStore derived, int batch, int from, int to, int rejected) {
    StringBuilder lines = new StringBuilder();
    for (int ordinal = from; ordinal < to; ordinal++) {
      boolean text = paths.get(ordinal).endsWith(".txt");
      lines.append(
          "{\"ordinal\":%d,\"path\":%s,\"format\":\"%s\",%s\"imaging\":\"%s\"}\n"
              .formatted(
                  ordinal,
                  quoted(paths.get(ordinal)),
                  text ? "text" : "tiff",
                  ordinal == rejected
                      ? "\"rejected\":{\"code\":\"file.digest\",\"message\":\"differs\"},"
                      : "",
                  text ? "no-reader" : "pending"));
    }
    String key = "results/" + UUID.randomUUID() + ".ndjson.gz";
    derived.put(key, gzip(lines.toString()), "application/gzip");
    return ingest(
        new IngestEvent.FilesVerified(
            accession,
            version,
            batch,
            batch + 1,
            to - from,
            rejected < 0 ? 0 : 1,
            "derived:" + key));
  }

  /** Writes the result of one file as one batch. */
  EventEnvelope<?> verifiedAs(ObjectStore derived, int batch, int ordinal, String format) {
    String key = "results/" + UUID.randomUUID() + ".ndjson.gz";
    String line =
        "{\"ordinal\":%d,\"path\":%s,\"format\":\"%s\",\"imaging\":\"pending\"}\n"
            .formatted(ordinal, quoted(paths.get(ordinal)), format);
    derived.put(key, gzip(line), "application/gzip");
    return ingest(
        new IngestEvent.FilesVerified(
            accession, version, batch, batch + 1, 1, 0, "derived:" + key));
  }

  EventEnvelope<?> rejected(long ordinal) {
    return ingest(
        new IngestEvent.FileRejected(
            accession,
            version,
            ordinal,
            paths.get((int) ordinal),
            new Reason("file.digest", "differs", Optional.empty())));
  }

  EventEnvelope<?> restored(long ordinal) {
    return ingest(
        new IngestEvent.FileRestored(
            accession, version, ordinal, paths.get((int) ordinal), "tiff", ImageState.FAILED));
  }

  EventEnvelope<?> stopped() {
    return ingest(
        new IngestEvent.IngestStopped(
            accession,
            version,
            new Reason("manifest.corrupt", "unreadable", Optional.empty()),
            SUBMITTED.plusSeconds(5)));
  }

  ImageFacts facts(UUID id, long number, int... files) {
    List<Long> ordinals = java.util.Arrays.stream(files).asLongStream().boxed().toList();
    return new ImageFacts(
        id,
        number,
        paths.get(files[0]),
        0,
        "image " + number,
        "tiff",
        "image",
        "zyx",
        List.of(3L, 400L, 500L),
        Optional.of("uint16"),
        Map.of("x", 0.1, "y", 0.1),
        List.of(
            new ImageFacts.ChannelFacts(Optional.of("DAPI"), Optional.empty(), Optional.of(461d))),
        4,
        Optional.of("sha256:" + SHA),
        ordinals,
        Optional.empty());
  }

  EventEnvelope<?> converted(ImageFacts facts, UUID fileset, UUID conversion) {
    return ingest(
        new IngestEvent.ImageConverted(
            accession,
            version,
            facts,
            new Representation(
                fileset,
                conversion,
                "",
                1_000,
                Optional.of(fileset + "/" + conversion + ".thumbnail-0.png"))));
  }

  /** An image of a plate has a place in its container. */
  EventEnvelope<?> convertedAt(String group, ImageFacts facts) {
    return convertedAt(group, facts, UUID.randomUUID());
  }

  EventEnvelope<?> convertedAt(String group, ImageFacts facts, UUID fileset) {
    return ingest(
        new IngestEvent.ImageConverted(
            accession,
            version,
            facts,
            new Representation(fileset, UUID.randomUUID(), group, 1_000, Optional.empty())));
  }

  EventEnvelope<?> failed(ImageFacts facts) {
    return ingest(
        new IngestEvent.ImageFailed(
            accession,
            version,
            facts,
            ImageState.FAILED,
            new Reason("tiff.truncated", "strip 3 ends early", Optional.of("IFD 0"))));
  }

  /** Nothing was refused. */
  EventEnvelope<?> completedWell() {
    return ingest(
        new IngestEvent.IngestCompleted(
            accession, version, paths.size(), 0, 2, 2, 0, 0, SUBMITTED.plusSeconds(60)));
  }

  EventEnvelope<?> completed() {
    return ingest(
        new IngestEvent.IngestCompleted(
            accession, version, paths.size(), 1, 2, 1, 1, 0, SUBMITTED.plusSeconds(50)));
  }

  /** As design 02 says: sorted lines in gzip segments, twins with the places, a root object. */
  private void writeManifest(ObjectStore originals, int segmentLines) {
    MerkleTree tree = new MerkleTree();
    List<String> segments = new ArrayList<>();
    List<String> locations = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    String blob = BlobKey.next().value();
    for (int from = 0; from < paths.size(); from += segmentLines) {
      int to = Math.min(paths.size(), from + segmentLines);
      StringBuilder lines = new StringBuilder();
      StringBuilder places = new StringBuilder();
      for (int i = from; i < to; i++) {
        String line = paths.get(i) + "\0" + 10 + "\0" + SHA;
        tree.add(line.getBytes(UTF_8));
        lines.append(line).append('\n');
        places.append(blob + "\0" + 10L * i + "\0" + 10 + "\0" + "89abcdef").append('\n');
      }
      segments.add(segment(originals, lines.toString(), to - from));
      locations.add(segment(originals, places.toString(), to - from));
      if (attributes.isPresent()) {
        StringBuilder objects = new StringBuilder();
        for (int i = from; i < to; i++) {
          objects.append(attributes.get().apply(i)).append('\n');
        }
        values.add(segment(originals, objects.toString(), to - from));
      }
      if (components.isPresent()) {
        StringBuilder lists = new StringBuilder();
        for (int i = from; i < to; i++) {
          lists.append(components.get().apply(i)).append('\n');
        }
        names.add(segment(originals, lists.toString(), to - from));
      }
    }
    root = tree.root();
    String key = BlobKey.next().value();
    originals.put(
        key,
        """
        {"format": "lumenark-manifest/1", "accession": "%s", "version": %d, "root": "%s",
         "count": %d, "bytes": %d, "segments": [%s], "locations": [%s]%s%s%s}
        """
            .formatted(
                accession,
                version,
                root,
                paths.size(),
                10L * paths.size(),
                String.join(",", segments),
                String.join(",", locations),
                attributes.isEmpty() ? "" : ", \"attributes\": [" + String.join(",", values) + "]",
                components.isEmpty() ? "" : ", \"components\": [" + String.join(",", names) + "]",
                tables.isEmpty() ? "" : ", \"annotations\": [" + tables(originals) + "]")
            .getBytes(UTF_8),
        "application/json");
    manifest = "originals:" + key;
  }

  private String tables(ObjectStore originals) {
    List<String> written = new ArrayList<>();
    for (Table table : tables) {
      StringBuilder lines = new StringBuilder();
      for (int row = 0; row < table.rows().size(); row++) {
        lines.append(
            "{\"row\":%d,\"cells\":%s}\n".formatted(row + 2, quoted(table.rows().get(row))));
      }
      written.add(
          "{\"name\": %s, \"columns\": %s, \"rows\": %s}"
              .formatted(
                  quoted(table.name()),
                  quoted(table.columns()),
                  segment(originals, lines.toString(), table.rows().size())));
    }
    return String.join(",", written);
  }

  String manifest() {
    return manifest;
  }

  private static String segment(ObjectStore originals, String content, int lines) {
    byte[] bytes = gzip(content);
    String key = BlobKey.next().value();
    originals.put(key, bytes, "application/gzip");
    return "{\"object\": \"%s\", \"lines\": %d, \"sha256\": \"%s\"}"
        .formatted(key, lines, sha256(bytes));
  }

  private static String quoted(Object text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] gzip(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
