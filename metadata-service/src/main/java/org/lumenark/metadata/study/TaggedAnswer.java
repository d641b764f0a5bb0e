package org.lumenark.metadata.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers that tell whether they changed since the caller last asked. */
public final class TaggedAnswer {

  private TaggedAnswer() {}

  /** An object as JSON, or 304 as {@link #of}. */
  public static Response.ResponseBuilder json(
      ObjectMapper mapper, Object answer, @Nullable String known, boolean open) {
    try {
      return of(mapper.writeValueAsBytes(answer), known, open).type(MediaType.APPLICATION_JSON);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an answer cannot be written", impossible);
    }
  }

  /**
   * The body, or 304 if the caller has it.
   *
   * @param known value of {@code If-None-Match}
   * @param open whether anyone may see it, so that it may be kept in between
   */
  public static Response.ResponseBuilder of(byte[] body, @Nullable String known, boolean open) {
    String tag = EntityTags.of(body);
    return (EntityTags.matches(known, tag) ? Response.notModified() : Response.ok(body))
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, open ? "no-cache" : "private, no-store")
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
  }
}
