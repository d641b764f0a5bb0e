package org.lumenark.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.CatalogueState.ImageCatalogued;
import org.lumenark.contracts.event.CatalogueState.StudyCatalogued;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;

/** Writes states of the catalogue to the real topic, as metadata-service does. */
public final class Catalogue implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;

  /** On the broker of the service under test. */
  public Catalogue() {
    this(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
  }

  public Catalogue(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  public static StudyCatalogued study(
      long number, long revision, Visibility visibility, String title, List<String> readers) {
    return study(
        Accession.of("S-LMK", number),
        CollectionName.DEFAULT,
        revision,
        visibility,
        title,
        readers);
  }

  public static StudyCatalogued study(
      Accession accession,
      CollectionName collection,
      long revision,
      Visibility visibility,
      String title,
      List<String> readers) {
    long number = Long.parseLong(accession.value().replaceAll("\\D", ""));
    return new StudyCatalogued(
        accession,
        1,
        revision,
        visibility,
        title,
        "How cells divide, seen in time",
        List.of("mitosis", "time lapse"),
        List.of("Ada Example", "Zoë Ångström"),
        List.of("Homo sapiens"),
        List.of("confocal microscopy"),
        Optional.of("CC-BY-4.0"),
        Optional.of(collection),
        Instant.parse("2026-11-01T10:00:00Z"),
        Instant.parse("2026-11-02T10:00:00Z").plusSeconds(number),
        new FileTotals(2, 4_000),
        1,
        List.of("imagej-tiff"),
        List.of("xyz_8bit__chromosomes.tif", "readme" + number),
        readers,
        Optional.empty());
  }

  public static ImageCatalogued image(
      UUID id,
      long number,
      long revision,
      Visibility visibility,
      long width,
      List<String> readers) {
    return new ImageCatalogued(
        Accession.of("S-LMK", number),
        1,
        revision,
        visibility,
        new ImageFacts(
            id,
            1,
            "plate/xyz_8bit__chromosomes.tif",
            0,
            "Chromosomes of a newt",
            "imagej-tiff",
            "image",
            "zyx",
            List.of(60L, 200L, width),
            Optional.of("uint8"),
            Map.of("x", 0.1),
            List.of(),
            2,
            Optional.empty(),
            List.of(0L),
            Optional.empty()),
        ImageState.CONVERTED,
        "Spindles",
        List.of("Homo sapiens"),
        List.of("confocal microscopy"),
        Optional.of("CC-BY-4.0"),
        Optional.of(CollectionName.DEFAULT),
        Instant.parse("2026-11-02T10:00:00Z"),
        readers,
        Optional.empty(),
        Optional.empty());
  }

  /** All of them at once, in their order; returns when the broker has the last. */
  public void send(CatalogueState... states) throws InterruptedException, ExecutionException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (CatalogueState state : states) {
      String key =
          switch (state) {
            case StudyCatalogued study -> study.accession().value();
            case ImageCatalogued image -> image.image().id().toString();
          };
      sent.add(start(key, state.type(), EventJson.write(state)));
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  public void send(String key, String type, byte[] data)
      throws InterruptedException, ExecutionException {
    start(key, type, data).get();
  }

  private Future<RecordMetadata> start(String key, String type, byte[] data) {
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.CATALOGUE, key, data);
    Map.of(
            "ce_id", UUID.randomUUID().toString(),
            "ce_type", type,
            "ce_source", "/lumenark/metadata-service",
            "ce_specversion", "1.0",
            "ce_time", "2026-11-21T10:00:00Z",
            "ce_keyversion", "1")
        .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    return producer.send(message);
  }

  @Override
  public void close() {
    producer.close();
  }
}
