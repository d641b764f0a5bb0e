package org.lumenark.client.check;

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

  static List<Prefill> of(List<HarvestedAcquisition> acquisitions) {
    List<Prefill> offered = new ArrayList<>();
    for (int i = 0; i < acquisitions.size(); i++) {
      HarvestedAcquisition each = acquisitions.get(i);
      String place = "/imageAcquisitions/" + i;
      if (each.instrument() != null) {
        offered.add(
            new Prefill(place + "/instrument", each.instrument(), each.source(), each.images()));
      }
      each.parameters()
          .ifPresent(text ->
              offered.add(new Prefill(place + "/parameters", text, each.source(), each.images())));
    }
    return offered;
  }
}
