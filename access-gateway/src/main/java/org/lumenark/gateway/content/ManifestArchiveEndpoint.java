package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.gateway.usage.Use;

/**
 * All files of a frozen manifest as one ZIP archive, the same bytes each time. If a study is
 * withdrawn while it is sent, it breaks off before the next few thousand files.
 */
@ApplicationScoped
class ManifestArchiveEndpoint implements OwnEndpoint {

  private static final int MANIFEST = 3;

  private final BlockingWork work;
  private final CatalogueClient catalogue;
  private final ArchiveDelivery delivery;

  ManifestArchiveEndpoint(BlockingWork work, CatalogueClient catalogue, ArchiveDelivery delivery) {
    this.work = work;
    this.catalogue = catalogue;
    this.delivery = delivery;
  }

  @Override
  public String operationId() {
    return "getManifestArchive";
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    Cors.allow(context.request());
    String id = path.decoded().get(MANIFEST);
    work.run(context, reply -> answer(reply, id));
  }

  private void answer(Reply reply, String id) throws IOException, InterruptedException {
    Optional<ManifestArchivePlace> found =
        Refusals.placeOrAnswer(catalogue.manifestArchive(id, reply.header("Authorization")), reply);
    if (found.isPresent()) {
      ManifestArchivePlace place = found.get();
      reply.counts(new Use.Whole(place.id(), ArchiveDelivery.ITEM));
      delivery.deliver(
          reply,
          new ArchiveDelivery.Asked(
              place.archive(),
              new ManifestListing(place, catalogue),
              place.tag(),
              true,
              place.id() + ".zip"));
    }
  }
}
