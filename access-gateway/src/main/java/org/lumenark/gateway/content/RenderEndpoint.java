package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.imaging.render.Drawing;
import org.lumenark.imaging.render.PictureFormat;
import org.lumenark.imaging.render.StoredImage;
import org.lumenark.imaging.render.ViewException;
import org.lumenark.imaging.zarr.DamagedArrayException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Pictures of any part of an image, drawn of its OME-Zarr on request: {@code
 * /api/v1/images/{id}/render}. What is wrong with the request alone is said before anyone looks for
 * the image, so that it says nothing about the image.
 */
@ApplicationScoped
class RenderEndpoint implements OwnEndpoint {

  private static final Logger LOG = Logger.getLogger(RenderEndpoint.class);
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int ID_AT = 3;

  /** Part of entity tags: another one whenever the same request gives another picture. */
  private static final String RENDERER = "1";

  private final BlockingWork work;
  private final CatalogueClient catalogue;
  private final StoredImages images;
  private final RenderSlots slots;
  private final BlockMemory memory;

  private record Wanted(RenderQuery query, PictureFormat format) {}

  RenderEndpoint(
      BlockingWork work,
      CatalogueClient catalogue,
      StoredImages images,
      RenderSlots slots,
      BlockMemory memory) {
    this.work = work;
    this.catalogue = catalogue;
    this.images = images;
    this.slots = slots;
    this.memory = memory;
  }

  @Override
  public String operationId() {
    return "renderImage";
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    Cors.allow(context.request());
    work.run(context, reply -> answer(reply, path));
  }

  private void answer(Reply reply, RequestPath path) throws IOException, InterruptedException {
    Optional<UUID> id = Ids.of(path.decoded().get(ID_AT));
    if (id.isEmpty()) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    try {
      RenderQuery query = RenderQuery.of(reply::parameter);
      Optional<PictureFormat> format =
          PictureChoice.of(reply.parameter("format"), reply.header("Accept"));
      if (format.isEmpty()) {
        reply.problem(ProblemType.NOT_ACCEPTABLE);
        return;
      }
      Optional<ContainerPlace> place =
          Refusals.placeOrAnswer(catalogue.image(id.get(), reply.header("Authorization")), reply);
      if (place.isPresent()) {
        place.get().use(id.get()).ifPresent(reply::counts);
        send(reply, place.get(), new Wanted(query, format.get()));
      }
    } catch (ViewException invalid) {
      reply.problem(ProblemType.INVALID, invalid.code(), String.valueOf(invalid.getMessage()));
    } catch (DamagedArrayException damaged) {
      LOG.errorf("an image cannot be drawn: %s", damaged.getMessage());
      reply.problem(ProblemType.CORRUPT);
    } catch (FileNotFoundException gone) {
      reply.problem(ProblemType.NOT_FOUND);
    }
  }

  private void send(Reply reply, ContainerPlace place, Wanted wanted)
      throws IOException, InterruptedException, ViewException {
    String prefix = place.prefix();
    UUID conversion = place.conversion();
    if (prefix == null || conversion == null) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    EntityTag tag = tag(conversion, place, wanted);
    reply
        .set("ETag", tag.quoted())
        .set("Cache-Control", place.isPublic() ? "no-cache" : "private, no-store")
        .set("Vary", "Accept");
    if (tag.isKnownBy(reply.header("If-None-Match"))) {
      reply.empty(NOT_MODIFIED);
      return;
    }
    DerivedContainer container = images.container(prefix);
    StoredImage image = images.image(container, place.group() == null ? "" : place.group());
    Drawing drawing = Drawing.plan(image, wanted.query().view());
    Optional<BlockMemory.Share> share = memory.take(reply.asking(), drawing.memoryBytes());
    if (share.isEmpty()) {
      busy(reply);
      return;
    }
    try (BlockMemory.Share held = share.get()) {
      Optional<byte[]> picture = draw(drawing, container, wanted.format());
      if (picture.isEmpty()) {
        busy(reply);
        return;
      }
      send(reply, picture.get(), wanted.format());
    }
  }

  /** Empty if too many are drawn at the moment. */
  private Optional<byte[]> draw(Drawing drawing, DerivedContainer container, PictureFormat format)
      throws IOException, InterruptedException {
    Optional<RenderSlots.Slot> slot = slots.take();
    if (slot.isEmpty()) {
      return Optional.empty();
    }
    try (RenderSlots.Slot held = slot.get()) {
      return Optional.of(format.encode(drawing.draw(container)));
    }
  }

  /** Without a slot, since a client may take its time. */
  private static void send(Reply reply, byte[] picture, PictureFormat format) throws IOException {
    reply.set("Content-Type", format.mediaType());
    if (reply.isHead()) {
      reply.head(OK, picture.length);
    } else {
      reply.stream(OK, picture.length, new ByteArrayInputStream(picture));
    }
  }

  private static void busy(Reply reply) {
    reply.problem(
        ProblemType.UNAVAILABLE,
        "render.busy",
        "Too many pictures are being drawn: ask again in a moment.");
  }

  private static EntityTag tag(UUID conversion, ContainerPlace place, Wanted wanted) {
    String all =
        RENDERER + place.group() + "?" + wanted.query().canonical() + wanted.format().name();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return EntityTag.of(conversion + "-" + HexFormat.of().formatHex(digest, 0, 8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
