package org.lumenark.ingest.harvest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.harvest.HarvestedAcquisition;
import org.lumenark.imaging.harvest.Offer;

/**
 * What files say of how their images were taken.
 *
 * @param looked files or sets of files that were opened
 * @param left that were not, because others like them were, or for lack of time
 * @param notes on files that could not be read
 */
record Harvested(List<Acquisition> acquisitions, int looked, int left, List<Note> notes) {

  Harvested {
    acquisitions = List.copyOf(acquisitions);
    notes = List.copyOf(notes);
  }

  /**
   * One way in which images were taken.
   *
   * @param files that say so
   * @param parameters everything but instrument and method, as one text
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Acquisition(
      String format,
      int files,
      @Nullable String instrument,
      List<String> methods,
      @Nullable String parameters,
      List<Told> offers) {

    static Acquisition of(HarvestedAcquisition found) {
      return new Acquisition(
          found.source().format(),
          found.files(),
          found.instrument(),
          found.methods(),
          found.parameters().orElse(null),
          found.offers().stream().map(Told::of).toList());
    }
  }

  /**
   * What is offered for one aspect.
   *
   * @param member {@code instrument}, {@code method}, {@code parameters} or {@code author}
   */
  record Told(String aspect, String label, String member, List<Offer.Value> values, int more) {

    static Told of(Offer offer) {
      return new Told(
          offer.aspect().value(),
          offer.aspect().label(),
          offer.aspect().member().value(),
          offer.values(),
          offer.more());
    }
  }

  /** Why a file says nothing. */
  record Note(String path, String code, String message) {}
}
