package org.lumenark.metadata.listing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.common.util.MultivaluedTreeMap;

/**
 * A text of any length, sent as it is made: the next piece is asked for when the client has taken
 * the one before. If it cannot go on the connection ends without the end of the body.
 *
 * @param pieces whole lines; none of them empty
 * @param open whether anyone may have it
 */
public record StreamedText(Multi<String> pieces, String mediaType, boolean open) {

  /** The headers of its answer. */
  public Map<String, List<String>> headers() {
    MultivaluedMap<String, String> headers = new MultivaluedTreeMap<>();
    headers.putSingle(HttpHeaders.CONTENT_TYPE, mediaType);
    headers.putSingle(HttpHeaders.CACHE_CONTROL, open ? "no-cache" : "private, no-store");
    headers.putSingle(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    return headers;
  }

  /** The answer to a request. */
  public static RestMulti<String> answer(Uni<StreamedText> text) {
    return RestMulti.fromUniResponse(text, StreamedText::pieces, StreamedText::headers);
  }
}
