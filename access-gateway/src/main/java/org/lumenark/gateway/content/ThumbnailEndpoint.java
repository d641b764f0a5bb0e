package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;

/** Small pictures of images: {@code /api/v1/images/{id}/thumbnail?size=}. */
@ApplicationScoped
class ThumbnailEndpoint implements OwnEndpoint {

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int ID_AT = 3;
  private static final int MOST_BYTES = 8 << 20;
  private static final int SMALLEST = 16;
  private static final int LARGEST = 4096;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private final BlockingWork work;
  private final CatalogueClient catalogue;
  private final ObjectStore derived;

  ThumbnailEndpoint(BlockingWork work, CatalogueClient catalogue, @Derived ObjectStore derived) {
    this.work = work;
    this.catalogue = catalogue;
    this.derived = derived;
  }

  @Override
  public String operationId() {
    return "getThumbnail";
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    Cors.allow(context.request());
    work.run(context, reply -> answer(reply, path));
  }

  private void answer(Reply reply, RequestPath path) throws IOException {
    Optional<UUID> id = Ids.of(path.decoded().get(ID_AT));
    if (id.isEmpty()) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    @Nullable String asked = reply.parameter("size");
    OptionalInt size = size(asked);
    if (asked != null && size.isEmpty()) {
      reply.problem(
          ProblemType.INVALID,
          "size.invalid",
          "The size is a number of pixels from " + SMALLEST + " to " + LARGEST + ".");
      return;
    }
    Optional<ContainerPlace> place =
        Refusals.placeOrAnswer(catalogue.image(id.get(), reply.header("Authorization")), reply);
    if (place.isPresent()) {
      send(reply, place.get(), size);
    }
  }

  private void send(Reply reply, ContainerPlace place, OptionalInt size) throws IOException {
    String key = place.thumbnail();
    if (key == null) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    byte[] stored = derived.read(key, MOST_BYTES);
    EntityTag tag = EntityTag.of(place.conversion() + "-" + size.orElse(0));
    reply
        .set("ETag", tag.quoted())
        .set("Cache-Control", place.isPublic() ? "no-cache" : "private, no-store");
    if (tag.isKnownBy(reply.header("If-None-Match"))) {
      reply.empty(NOT_MODIFIED);
      return;
    }
    byte[] picture = size.isPresent() ? Scaling.within(stored, size.getAsInt()) : stored;
    reply.set("Content-Type", "image/png").bytes(OK, picture);
  }

  private static OptionalInt size(@Nullable String asked) {
    if (asked == null || !NUMBER.matcher(asked).matches()) {
      return OptionalInt.empty();
    }
    int size = Integer.parseInt(asked);
    return size < SMALLEST || size > LARGEST ? OptionalInt.empty() : OptionalInt.of(size);
  }
}
