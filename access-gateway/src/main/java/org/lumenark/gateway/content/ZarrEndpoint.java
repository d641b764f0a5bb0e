package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.content.ZarrDelivery.Freshness;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.ReviewerToken;

/**
 * A way to address OME-Zarr. Paths begin {@code /api/v1/images} or {@code /api/v1/filesets}; the id
 * is the fourth segment.
 */
abstract sealed class ZarrEndpoint implements OwnEndpoint
    permits ImageZarrEndpoint, ConversionZarrEndpoint, FileSetZarrEndpoint {

  static final int ID_AT = 3;

  /**
   * Metadata and chunks as Zarr names them. Whatever else lies in a container, such as OME-XML, may
   * name people.
   */
  private static final Pattern NAMES_NOBODY =
      Pattern.compile(
          "(?:.*/)?(?:zarr\\.json|\\.zgroup|\\.zarray|\\.zattrs|\\.zmetadata|c|\\d+(?:\\.\\d+)*)");

  private final String operationId;
  private final BlockingWork work;
  private final ZarrDelivery delivery;

  ZarrEndpoint(String operationId, BlockingWork work, ZarrDelivery delivery) {
    this.operationId = operationId;
    this.work = work;
    this.delivery = delivery;
  }

  @Override
  public final String operationId() {
    return operationId;
  }

  @Override
  public final void serve(RoutingContext context, RequestPath path) {
    Cors.allow(context.request());
    work.run(context, reply -> answer(reply, path));
  }

  private void answer(Reply reply, RequestPath path) throws IOException {
    Optional<UUID> id = id(path);
    if (id.isEmpty()) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    Optional<ContainerPlace> place =
        Refusals.placeOrAnswer(lookup(id.get(), reply.header("Authorization")), reply);
    if (place.isEmpty()) {
      return;
    }
    boolean hidden =
        ReviewerToken.in(reply.header("Authorization")).isPresent()
            && !NAMES_NOBODY.matcher(path.rest(keyFrom())).matches();
    if (hidden || !isAddressedBy(path, place.get())) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    place.get().use(id.get()).ifPresent(reply::counts);
    delivery.send(reply, place.get(), path.rest(keyFrom()), freshness());
  }

  abstract Optional<UUID> id(RequestPath path);

  abstract Lookup<ContainerPlace> lookup(UUID id, @Nullable String authorization);

  /** Whether this path is (still) one of this place. */
  abstract boolean isAddressedBy(RequestPath path, ContainerPlace place);

  /** Segment at which the key begins. */
  abstract int keyFrom();

  abstract Freshness freshness();
}
