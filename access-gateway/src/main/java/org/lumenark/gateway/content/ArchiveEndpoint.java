package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.gateway.archive.Archive;
import org.lumenark.gateway.archive.StudyListing;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.gateway.usage.Use;
import org.lumenark.platform.manifest.ManifestReader;
import org.lumenark.platform.manifest.ManifestUri;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;

/**
 * All files of a study version as one ZIP archive, which is made while it is sent: the same bytes
 * each time, so that a download that broke off is resumed by a range.
 */
@ApplicationScoped
class ArchiveEndpoint implements OwnEndpoint {

  private static final int STUDY = 3;

  private final BlockingWork work;
  private final CatalogueClient catalogue;
  private final ManifestReader manifests;
  private final ArchiveDelivery delivery;

  ArchiveEndpoint(
      BlockingWork work,
      CatalogueClient catalogue,
      @Originals ObjectStore store,
      ArchiveDelivery delivery) {
    this.work = work;
    this.catalogue = catalogue;
    this.manifests = new ManifestReader(store);
    this.delivery = delivery;
  }

  @Override
  public String operationId() {
    return "getStudyArchive";
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    Cors.allow(context.request());
    String version = context.request().getParam("version");
    String study = path.decoded().get(STUDY);
    work.run(context, reply -> answer(reply, study, version));
  }

  private void answer(Reply reply, String study, @Nullable String version)
      throws IOException, InterruptedException {
    Optional<ArchivePlace> place =
        Refusals.placeOrAnswer(
            catalogue.archive(study, version, reply.header("Authorization")), reply);
    if (place.isPresent()) {
      deliver(reply, place.get());
    }
  }

  private void deliver(Reply reply, ArchivePlace place) throws IOException, InterruptedException {
    ManifestRoot root = manifests.root(ManifestUri.parse(place.manifest()));
    if (!root.root().equals(place.root())) {
      throw new CorruptBlobException(
          ManifestUri.parse(place.manifest()), "the manifest has another root", null);
    }
    if (place.segments().size() != root.segments().size()) {
      throw new CorruptBlobException(
          ManifestUri.parse(place.manifest()), "the manifest has other segments", null);
    }
    reply.counts(new Use.Whole(place.accession().value(), ArchiveDelivery.ITEM));
    delivery.deliver(
        reply,
        new ArchiveDelivery.Asked(
            new Archive(root.count(), place.segments()),
            new StudyListing(root, manifests),
            place.tag(),
            place.isPublic(),
            place.fileName()));
  }
}
