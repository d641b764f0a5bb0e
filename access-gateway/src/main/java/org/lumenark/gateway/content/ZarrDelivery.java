package org.lumenark.gateway.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.UUID;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;

/** Sends objects of OME-Zarr containers. */
@ApplicationScoped
class ZarrDelivery {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int MOST_KEY_CHARACTERS = 900;

  private final ObjectStore derived;
  private final ObjectSizes sizes;

  ZarrDelivery(@Derived ObjectStore derived, ObjectSizes sizes) {
    this.derived = derived;
    this.sizes = sizes;
  }

  /** How long an answer may be kept. */
  enum Freshness {
    /** The current conversion: may be another one tomorrow. */
    CURRENT("no-cache"),
    /** Named by its conversion: never changes. */
    IMMUTABLE("public, max-age=31536000, immutable");

    private final String cacheControl;

    Freshness(String cacheControl) {
      this.cacheControl = cacheControl;
    }
  }

  /**
   * @param relative key below the image's group
   */
  void send(Reply reply, ContainerPlace place, String relative, Freshness freshness)
      throws IOException {
    UUID conversion = place.conversion();
    if (place.prefix() == null || conversion == null || relative.length() > MOST_KEY_CHARACTERS) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    String key = place.key(relative);
    OptionalLong size = sizes.of(key);
    if (relative.isEmpty() || relative.endsWith("/") || size.isEmpty()) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    EntityTag tag = EntityTag.of(conversion + "-" + Integer.toHexString(relative.hashCode()));
    ByteRange range =
        tag.allowsRange(reply.header("If-Range"))
            ? ByteRange.of(reply.header("Range"), size.getAsLong())
            : new ByteRange.Whole();
    reply
        .set("ETag", tag.quoted())
        .set("Accept-Ranges", "bytes")
        .set("Cache-Control", place.isPublic() ? freshness.cacheControl : "private, no-store");
    if (tag.isKnownBy(reply.header("If-None-Match"))) {
      reply.empty(NOT_MODIFIED);
      return;
    }
    switch (range) {
      case ByteRange.Outside() -> {
        reply.set("Content-Range", "bytes */" + size.getAsLong());
        reply.problem(ProblemType.RANGE);
      }
      case ByteRange.Whole() -> send(reply, key, OK, 0, size.getAsLong());
      case ByteRange.Part(long offset, long length) -> {
        reply.set(
            "Content-Range",
            "bytes " + offset + "-" + (offset + length - 1) + "/" + size.getAsLong());
        send(reply, key, PARTIAL, offset, length);
      }
    }
  }

  private void send(Reply reply, String key, int status, long offset, long length)
      throws IOException {
    reply.set("Content-Type", contentType(key));
    if (reply.isHead()) {
      reply.head(status, length);
      return;
    }
    try (InputStream body = derived.open(key, offset, length)) {
      reply.stream(status, length, body);
    } catch (StoreException.Missing gone) {
      sizes.forget(key);
      throw gone;
    }
  }

  static String contentType(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return switch (name) {
      case "zarr.json", ".zattrs", ".zgroup", ".zarray", ".zmetadata" -> "application/json";
      default -> name.endsWith(".xml") ? "application/xml" : "application/octet-stream";
    };
  }
}
