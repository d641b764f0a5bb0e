package org.lumenark.imaging.harvest;

import java.util.ArrayList;
import java.util.List;

/**
 * A value that files offer for a member of the study document.
 *
 * @param pointer JSON pointer of the member
 * @param images of which the value holds
 */
public record Prefill(
    String pointer, String value, HarvestedAcquisition.Source source, int images) {

  /** Of a document that has no acquisition yet. */
  public static List<Prefill> of(List<HarvestedAcquisition> acquisitions) {
    List<Prefill> offered = new ArrayList<>();
    for (int i = 0; i < acquisitions.size(); i++) {
      HarvestedAcquisition each = acquisitions.get(i);
      String place = "/imageAcquisitions/" + i;
      if (each.instrument() != null) {
        offered.add(
            new Prefill(place + "/instrument", each.instrument(), each.source(), each.images()));
      }
      if (!each.methods().isEmpty()) {
        offered.add(
            new Prefill(
                place + "/imagingMethod",
                String.join("; ", each.methods()),
                each.source(),
                each.images()));
      }
      each.parameters()
          .ifPresent(text ->
              offered.add(new Prefill(place + "/parameters", text, each.source(), each.images())));
    }
    return offered;
  }
}
