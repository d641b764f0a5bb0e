package org.lumenark.gateway.content;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.content.ZarrDelivery.Freshness;
import org.lumenark.gateway.route.RequestPath;

/**
 * One conversion of an image, kept by caches for ever: {@code
 * /api/v1/images/{id}/{conversionId}.ome.zarr/{key}}.
 */
@Singleton
final class ConversionZarrEndpoint extends ZarrEndpoint {

  private static final int CONVERSION_AT = ID_AT + 1;

  private final CatalogueClient catalogue;

  ConversionZarrEndpoint(BlockingWork work, ZarrDelivery delivery, CatalogueClient catalogue) {
    super("getConversionZarr", work, delivery);
    this.catalogue = catalogue;
  }

  @Override
  Optional<UUID> id(RequestPath path) {
    return Ids.of(path.decoded().get(ID_AT));
  }

  @Override
  Lookup<ContainerPlace> lookup(UUID id, @Nullable String authorization) {
    return catalogue.image(id, authorization);
  }

  @Override
  boolean isAddressedBy(RequestPath path, ContainerPlace place) {
    UUID conversion = place.conversion();
    return conversion != null
        && Ids.ofZarr(path.decoded().get(CONVERSION_AT)).filter(conversion::equals).isPresent();
  }

  @Override
  int keyFrom() {
    return CONVERSION_AT + 1;
  }

  @Override
  Freshness freshness() {
    return Freshness.IMMUTABLE;
  }
}
