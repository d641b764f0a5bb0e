package org.lumenark.metadata.image;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That an image belongs to a version, and its place there. Read here; written by statements. */
@Entity
@Immutable
@Table(name = "image_version")
class ImageVersionRow {

  @EmbeddedId Key key = new Key("", 0, new UUID(0, 0));

  long number;

  protected ImageVersionRow() {}

  /** A version and an image of it. */
  @Embeddable
  record Key(String accession, int version, UUID image) implements Serializable {}
}
