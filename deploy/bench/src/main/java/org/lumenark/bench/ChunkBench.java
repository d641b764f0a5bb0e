package org.lumenark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Chunks of a public OME-Zarr 0.5 in random order, as viewers ask for them: ranges of shards by
 * HTTP, through the gateway in turns with the same ranges straight from the object store.
 */
final class ChunkBench {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIENTS = 8;
  private static final int PARTIAL = 206;
  private static final Duration LONGEST_CONVERSION = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** An entry of the index of a shard: offset and length, each of eight bytes. */
  private static final int ENTRY_BYTES = 16;

  /** CRC-32C behind the index. */
  private static final int CHECKSUM_BYTES = 4;

  private final ArchiveUnderTest archive;
  private final BenchStore store;
  private final Path scratch;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ChunkBench(ArchiveUnderTest archive, BenchStore store, Path scratch) {
    this.archive = archive;
    this.store = store;
    this.scratch = scratch;
  }

  /** One chunk by both ways. */
  private record Chunk(URI gateway, URI direct, long offset, long length) {}

  /** What one turn took. */
  private record Turn(double rate, List<Double> millis) {}

  List<Figure> measure(long bytes, int requests, int repeats) throws Exception {
    List<Chunk> chunks = chunks(bytes);
    List<Double> throughGateway = new ArrayList<>();
    List<Double> fromStore = new ArrayList<>();
    List<Double> gatewayMillis = new ArrayList<>();
    List<Double> storeMillis = new ArrayList<>();
    read(chunks, requests, true);
    read(chunks, requests, false);
    for (int repeat = 0; repeat < repeats; repeat++) {
      Turn direct = read(chunks, requests, false);
      fromStore.add(direct.rate());
      storeMillis.addAll(direct.millis());
      Turn gateway = read(chunks, requests, true);
      throughGateway.add(gateway.rate());
      gatewayMillis.addAll(gateway.millis());
    }
    String what = "chunks of OME-Zarr, " + CLIENTS + " clients";
    return List.of(
        new Figure(what + ", gateway", "1/s", throughGateway),
        new Figure(what + ", store", "1/s", fromStore),
        new Figure("one chunk, gateway", "ms", gatewayMillis),
        new Figure("one chunk, store", "ms", storeMillis));
  }

  /** All chunks of the first level of an image that is deposited for it. */
  private List<Chunk> chunks(long bytes) throws Exception {
    Instant begin = Instant.now().minusSeconds(1);
    String zarr = image(bytes);
    JsonNode level = JSON.readTree(get(URI.create(zarr + "/0/zarr.json"), Optional.empty()));
    int inShard = 1;
    JsonNode sharding = level.at("/codecs/0/configuration/chunk_shape");
    for (int axis = 0; axis < sharding.size(); axis++) {
      inShard *=
          level.at("/chunk_grid/configuration/chunk_shape/" + axis).asInt()
              / sharding.get(axis).asInt();
    }
    List<Chunk> chunks = new ArrayList<>();
    for (BenchStore.Stored shard : store.derivedSince(begin)) {
      int at = shard.key().indexOf("/0/c/") + 1;
      if (at > 0) {
        chunks.addAll(chunks(zarr, shard, shard.key().substring(at), inShard));
      }
    }
    if (chunks.isEmpty()) {
      throw new IllegalStateException("no shards of " + zarr);
    }
    return chunks;
  }

  /**
   * By the index at the end of the shard, as Zarr's <a
   * href="https://zarr-specs.readthedocs.io/en/latest/v3/codecs/sharding-indexed/index.html">codec
   * sharding_indexed</a> has it.
   */
  private List<Chunk> chunks(String zarr, BenchStore.Stored shard, String relative, int inShard)
      throws Exception {
    URI direct = store.address(shard);
    int index = inShard * ENTRY_BYTES;
    long from = shard.size() - index - CHECKSUM_BYTES;
    ByteBuffer entries =
        ByteBuffer.wrap(get(direct, Optional.of(range(from, index))))
            .order(ByteOrder.LITTLE_ENDIAN);
    List<Chunk> chunks = new ArrayList<>();
    for (int entry = 0; entry < inShard; entry++) {
      long offset = entries.getLong();
      long length = entries.getLong();
      if (offset >= 0) {
        chunks.add(new Chunk(URI.create(zarr + "/" + relative), direct, offset, length));
      }
    }
    return chunks;
  }

  /** Deposits and releases an image; the address of its OME-Zarr once it is there. */
  private String image(long bytes) throws IOException, InterruptedException {
    Path file = TextureFile.write(scratch.resolve("chunks.tif"), bytes);
    String draft = archive.draft("Chunk benchmark");
    archive.sendFile(draft, "chunks.tif", file);
    Files.delete(file);
    String accession = archive.submit(draft, Optional.of("now")).get("accession").asText();
    long deadline = System.nanoTime() + LONGEST_CONVERSION.toNanos();
    while (true) {
      Optional<JsonNode> study = archive.client().study(accession);
      if (study.isPresent() && study.get().path("state").asText().equals("public")) {
        String zarr =
            archive
                .client()
                .get("/api/v1/studies/" + accession + "/images")
                .at("/items/0/zarr")
                .asText();
        if (!zarr.isEmpty()) {
          return zarr;
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(accession + " is not converted yet");
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private Turn read(List<Chunk> chunks, int requests, boolean throughGateway) throws Exception {
    ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    long begin = System.nanoTime();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> done = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Random random = new Random(client);
        done.add(
            clients.submit(() -> {
              for (int request = 0; request < requests / CLIENTS; request++) {
                Chunk chunk = chunks.get(random.nextInt(chunks.size()));
                long start = System.nanoTime();
                byte[] read =
                    get(
                        throughGateway ? chunk.gateway() : chunk.direct(),
                        Optional.of(range(chunk.offset(), chunk.length())));
                millis.add((System.nanoTime() - start) / 1e6);
                if (read.length != chunk.length()) {
                  throw new IOException(read.length + " bytes instead of " + chunk.length());
                }
              }
              return null;
            }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Turn(millis.size() / seconds, List.copyOf(millis));
  }

  private static String range(long offset, long length) {
    return "bytes=" + offset + "-" + (offset + length - 1);
  }

  private byte[] get(URI address, Optional<String> range) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    range.ifPresent(value -> request.header("Range", value));
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    int expected = range.isPresent() ? PARTIAL : 200;
    if (answer.statusCode() != expected) {
      throw new IOException(address.getPath() + " answers " + answer.statusCode());
    }
    return answer.body();
  }
}
