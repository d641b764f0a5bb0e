package org.lumenark.gateway.content;

import java.io.IOException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Answers with a representation whose bytes can be read from anywhere: conditions and one range, as
 * RFC 9110 has them in sections 13 and 14.
 */
final class RangedReply {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;

  private RangedReply() {}

  /** Sends bytes of the representation, with the headers that only go with them. */
  @FunctionalInterface
  interface Body {
    void send(int status, long offset, long length) throws IOException, InterruptedException;
  }

  /**
   * @param size of the whole representation
   */
  static void answer(Reply reply, EntityTag tag, boolean open, long size, Body body)
      throws IOException, InterruptedException {
    reply
        .set("ETag", tag.quoted())
        .set("Cache-Control", open ? "public, no-cache" : "private, no-store")
        .set("Accept-Ranges", "bytes");
    if (!tag.isWantedBy(reply.header("If-Match"))) {
      reply.problem(ProblemType.PRECONDITION);
      return;
    }
    if (tag.isKnownBy(reply.header("If-None-Match"))) {
      reply.empty(NOT_MODIFIED);
      return;
    }
    ByteRange range =
        tag.allowsRange(reply.header("If-Range"))
            ? ByteRange.of(reply.header("Range"), size)
            : new ByteRange.Whole();
    switch (range) {
      case ByteRange.Outside() -> {
        reply.set("Content-Range", "bytes */" + size);
        reply.problem(ProblemType.RANGE);
      }
      case ByteRange.Whole() -> body.send(OK, 0, size);
      case ByteRange.Part(long offset, long length) -> {
        reply.set("Content-Range", "bytes " + offset + "-" + (offset + length - 1) + "/" + size);
        body.send(PARTIAL, offset, length);
      }
    }
  }
}
