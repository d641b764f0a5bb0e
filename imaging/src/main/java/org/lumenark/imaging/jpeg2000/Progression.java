package org.lumenark.imaging.jpeg2000;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An order of packets, and the range it is for: ISO/IEC 15444-1 B.12.
 *
 * @param order 0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL
 * @param endResolution exclusive, like the other ends
 */
record Progression(
    int order,
    int startResolution,
    int startComponent,
    int endLayer,
    int endResolution,
    int endComponent) {

  private static final int MAX_STEPS = 10_000_000;

  private record Place(int component, int resolution, int index, long y, long x) {}

  private static final Comparator<Place> BY_COMPONENT = Comparator.comparingInt(Place::component);
  private static final Comparator<Place> BY_RESOLUTION = Comparator.comparingInt(Place::resolution);
  private static final Comparator<Place> BY_POSITION =
      Comparator.comparingLong(Place::y).thenComparingLong(Place::x);
  private static final Comparator<Place> BY_INDEX = Comparator.comparingInt(Place::index);

  /** Reads all packets of the range that were not read before, until the data ends. */
  void read(Tile tile, PacketReader packets, int layers) throws CorruptCodeException {
    List<Place> places = places(tile);
    places.sort(
        switch (order) {
          case 0, 1 -> BY_RESOLUTION.thenComparing(BY_COMPONENT).thenComparing(BY_INDEX);
          case 2 ->
              BY_RESOLUTION
                  .thenComparing(BY_POSITION)
                  .thenComparing(BY_COMPONENT)
                  .thenComparing(BY_INDEX);
          case 3 ->
              BY_POSITION
                  .thenComparing(BY_COMPONENT)
                  .thenComparing(BY_RESOLUTION)
                  .thenComparing(BY_INDEX);
          default ->
              BY_COMPONENT
                  .thenComparing(BY_POSITION)
                  .thenComparing(BY_RESOLUTION)
                  .thenComparing(BY_INDEX);
        });
    int end = Math.min(layers, endLayer);
    if ((long) places.size() * end > MAX_STEPS) {
      throw new CorruptCodeException("there are more packets than are read");
    }
    switch (order) {
      case 0 -> {
        for (int layer = 0; layer < end; layer++) {
          layer(tile, packets, places, layer);
        }
      }
      case 1 -> {
        int from = 0;
        while (from < places.size()) {
          int to = from;
          while (to < places.size()
              && places.get(to).resolution() == places.get(from).resolution()) {
            to++;
          }
          for (int layer = 0; layer < end; layer++) {
            layer(tile, packets, places.subList(from, to), layer);
          }
          from = to;
        }
      }
      default -> {
        for (Place place : places) {
          for (int layer = 0; layer < end; layer++) {
            layer(tile, packets, List.of(place), layer);
          }
        }
      }
    }
  }

  private static void layer(Tile tile, PacketReader packets, List<Place> places, int layer)
      throws CorruptCodeException {
    for (Place place : places) {
      TileComponent component = tile.components().get(place.component());
      Precinct precinct = component.resolutions().get(place.resolution()).precinct(place.index());
      if (precinct.layersRead == layer) {
        packets.read(precinct, component.style());
      }
    }
  }

  private List<Place> places(Tile tile) {
    List<Place> places = new ArrayList<>();
    for (int c = startComponent; c < Math.min(endComponent, tile.components().size()); c++) {
      TileComponent component = tile.components().get(c);
      int top = component.style().decompositions();
      for (int r = startResolution; r <= Math.min(endResolution - 1, top); r++) {
        Resolution resolution = component.resolutions().get(r);
        for (int index = 0; index < resolution.count(); index++) {
          long x = (long) (resolution.x0 >> resolution.precinctWidth) + index % resolution.across;
          long y = (long) (resolution.y0 >> resolution.precinctHeight) + index / resolution.across;
          places.add(
              new Place(
                  c,
                  r,
                  index,
                  Math.max(tile.y0(), y << resolution.precinctHeight + top - r),
                  Math.max(tile.x0(), x << resolution.precinctWidth + top - r)));
        }
      }
    }
    return places;
  }
}
