package org.lumenark.gateway.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.lumenark.gateway.archive.Archive;
import org.lumenark.gateway.archive.ArchiveStream;
import org.lumenark.gateway.archive.Listing;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.VerifiedBlobReader;

/** Sends ZIP archives, whole or one range, making them as they go. */
@ApplicationScoped
class ArchiveDelivery {

  /** As what it counts beside single files, whose paths do not begin so. */
  static final String ITEM = "/archive.zip";

  private final VerifiedBlobReader originals;
  private final BlockMemory memory;

  ArchiveDelivery(VerifiedBlobReader originals, BlockMemory memory) {
    this.originals = originals;
    this.memory = memory;
  }

  /**
   * What was asked for.
   *
   * @param tag another one if any byte is
   * @param open whether anyone may have it
   */
  record Asked(Archive archive, Listing files, EntityTag tag, boolean open, String fileName) {}

  void deliver(Reply reply, Asked asked) throws IOException, InterruptedException {
    RangedReply.answer(
        reply,
        asked.tag(),
        asked.open(),
        asked.archive().length(),
        (status, offset, length) -> {
          reply
              .set("Content-Type", "application/zip")
              .set("Content-Disposition", ContentDisposition.attachment(asked.fileName()));
          send(reply, asked, status, offset, length);
        });
  }

  private void send(Reply reply, Asked asked, int status, long offset, long length)
      throws IOException, InterruptedException {
    if (reply.isHead()) {
      reply.head(status, length);
      return;
    }
    Optional<BlockMemory.Share> share = memory.take(reply.asking(), ArchiveStream.HELD_BYTES);
    if (share.isEmpty()) {
      reply.problem(ProblemType.UNAVAILABLE);
      return;
    }
    try (BlockMemory.Share held = share.get();
        InputStream body =
            new ArchiveStream(asked.archive(), asked.files(), originals, offset, length)) {
      reply.stream(status, length, body);
    }
  }
}
