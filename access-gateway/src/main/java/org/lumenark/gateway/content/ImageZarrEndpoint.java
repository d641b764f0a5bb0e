package org.lumenark.gateway.content;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.content.ZarrDelivery.Freshness;
import org.lumenark.gateway.route.RequestPath;

/** The current OME-Zarr of an image: {@code /api/v1/images/{id}.ome.zarr/{key}}. */
@Singleton
final class ImageZarrEndpoint extends ZarrEndpoint {

  private final CatalogueClient catalogue;

  ImageZarrEndpoint(BlockingWork work, ZarrDelivery delivery, CatalogueClient catalogue) {
    super("getImageZarr", work, delivery);
    this.catalogue = catalogue;
  }

  @Override
  Optional<UUID> id(RequestPath path) {
    return Ids.ofZarr(path.decoded().get(ID_AT));
  }

  @Override
  Lookup<ContainerPlace> lookup(UUID id, @Nullable String authorization) {
    return catalogue.image(id, authorization);
  }

  @Override
  boolean isAddressedBy(RequestPath path, ContainerPlace place) {
    return true;
  }

  @Override
  int keyFrom() {
    return ID_AT + 1;
  }

  @Override
  Freshness freshness() {
    return Freshness.CURRENT;
  }
}
