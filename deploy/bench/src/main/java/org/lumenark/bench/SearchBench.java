package org.lumenark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.Topics;

/**
 * Fills the search index with images as the catalogue would, and asks it through the gateway with
 * twenty clients at once, five facets each time. The archive is to be thrown away after it: its
 * catalogue knows nothing of these images.
 */
final class SearchBench {

  private static final int CLIENTS = 20;
  private static final Duration LONGEST_LOAD = Duration.ofHours(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final String FACETS = "organism,imagingMethod,format,gene,phenotype";

  private final ArchiveUnderTest archive;
  private final String kafka;
  private final CataloguedImages images;

  SearchBench(ArchiveUnderTest archive, String kafka, CataloguedImages images) {
    this.archive = archive;
    this.kafka = kafka;
    this.images = images;
  }

  List<Figure> measure(int studies, int rounds)
      throws IOException, InterruptedException, ExecutionException {
    double loaded = load(studies);
    long many = (long) studies * CataloguedImages.IMAGES_OF_A_STUDY;
    ask(Math.max(1, rounds / 10));
    List<Double> millis = ask(rounds);
    return List.of(
        new Figure("images indexed, " + many, "1/s", List.of(many / loaded)),
        new Figure("search, " + many + " images, 5 facets, " + CLIENTS + " clients", "ms", millis));
  }

  /** The seconds until all are found. */
  private double load(int studies) throws InterruptedException {
    long wanted = archive.images("", "") + (long) studies * CataloguedImages.IMAGES_OF_A_STUDY;
    long begin = System.nanoTime();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.LINGER_MS_CONFIG,
                50),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int study = 0; study < studies; study++) {
        String accession = CataloguedImages.accession(study).value();
        producer.send(message(accession, images.study(study)));
        for (int number = 0; number < CataloguedImages.IMAGES_OF_A_STUDY; number++) {
          producer.send(message(accession, images.image(study, number)));
        }
      }
    }
    while (archive.images("", "") < wanted) {
      if (System.nanoTime() - begin > LONGEST_LOAD.toNanos()) {
        throw new IllegalStateException("not indexed within " + LONGEST_LOAD);
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /** A CloudEvent in the binary form of its Kafka binding, as the catalogue sends it. */
  private static ProducerRecord<String, byte[]> message(String accession, CatalogueState state) {
    String key =
        switch (state) {
          case CatalogueState.StudyCatalogued study -> accession;
          case CatalogueState.ImageCatalogued image -> image.image().id().toString();
        };
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.CATALOGUE, key, EventJson.write(state));
    Map.of(
            "content-type",
            "application/json",
            "ce_specversion",
            "1.0",
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            state.type(),
            "ce_source",
            "/metadata-service",
            "ce_time",
            Instant.now().toString(),
            "ce_subject",
            key,
            "ce_keyversion",
            "1")
        .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    return message;
  }

  /** Milliseconds of each answer; every client asks each question so many times. */
  private List<Double> ask(int rounds) throws InterruptedException, ExecutionException {
    ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> done = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int seed = client;
        done.add(
            clients.submit(() -> {
              for (int round = 0; round < rounds; round++) {
                for (String query : questions(seed * rounds + round)) {
                  long begin = System.nanoTime();
                  archive.images(query, FACETS);
                  millis.add((System.nanoTime() - begin) / 1e6);
                }
              }
            }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
    return List.copyOf(millis);
  }

  /** What people ask, another time about something else. */
  private List<String> questions(int number) {
    return List.of(
        "gene:\"" + images.gene(number) + "\"",
        "phenotype:\"" + images.phenotype(number) + "\"",
        "mitosis tubulin",
        "human confocal",
        "organism:\"Mus musculus\" AND sizeZ:[10 TO *]",
        "pixelSizeX:[* TO 0.2] AND year:" + (2016 + number % 9),
        "accession:" + CataloguedImages.accession(number % 100).value(),
        "Plate" + number % 1_000,
        "");
  }
}
