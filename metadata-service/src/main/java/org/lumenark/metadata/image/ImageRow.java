package org.lumenark.metadata.image;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.Reason;

/** An image as the catalogue knows it. Written by {@link ImageRows} alone. */
@Entity
@Table(name = "image")
public class ImageRow {

  @Id UUID id = new UUID(0, 0);
  String accession = "";
  int version;
  long number;
  String path = "";
  int series;
  String name = "";
  String state = "";

  @Column(name = "reason_code")
  @Nullable String reasonCode;

  @Column(name = "reason_message")
  @Nullable String reasonMessage;

  @Column(name = "reason_place")
  @Nullable String reasonPlace;

  String facts = "";
  @Nullable UUID fileset;
  @Nullable UUID conversion;

  @Column(name = "group_path")
  @Nullable String groupPath;

  @Nullable String thumbnail;
  long revision;
  boolean announce;

  protected ImageRow() {}

  public UUID id() {
    return id;
  }

  public String accession() {
    return accession;
  }

  /** The first version that has it. */
  public int version() {
    return version;
  }

  public long number() {
    return number;
  }

  public String path() {
    return path;
  }

  public int series() {
    return series;
  }

  public String name() {
    return name;
  }

  public ImageState state() {
    return ImageState.of(state);
  }

  public Optional<Reason> reason() {
    return reasonCode == null
        ? Optional.empty()
        : Optional.of(
            new Reason(
                reasonCode,
                reasonMessage == null ? "" : reasonMessage,
                Optional.ofNullable(reasonPlace)));
  }

  public ImageFacts facts() {
    try {
      return EventJson.mapper().readValue(facts, ImageFacts.class);
    } catch (IOException impossible) {
      throw new UncheckedIOException("facts of image " + id, impossible);
    }
  }

  public Optional<UUID> fileset() {
    return Optional.ofNullable(fileset);
  }

  public Optional<UUID> conversion() {
    return Optional.ofNullable(conversion);
  }

  /** Path of its group in the container; empty for the root. */
  public String group() {
    return groupPath == null ? "" : groupPath;
  }

  public Optional<String> thumbnail() {
    return Optional.ofNullable(thumbnail);
  }

  /** Prefix of the container's keys, if there is one. */
  public Optional<String> prefix() {
    return fileset().flatMap(set -> conversion().map(made -> set + "/" + made + ".ome.zarr/"));
  }

  public long revision() {
    return revision;
  }
}
