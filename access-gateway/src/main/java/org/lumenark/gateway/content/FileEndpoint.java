package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.platform.problem.ProblemType;

/** Original files by study and path. */
@ApplicationScoped
class FileEndpoint implements OwnEndpoint {

  private static final int PATH_FROM = 2;

  private final BlockingWork work;
  private final FileDelivery files;

  FileEndpoint(BlockingWork work, FileDelivery files) {
    this.work = work;
    this.files = files;
  }

  @Override
  public String operationId() {
    return "getFile";
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    Cors.allow(context.request());
    String version = context.request().getParam("version");
    work.run(context, reply -> answer(reply, path, version));
  }

  private void answer(Reply reply, RequestPath path, @Nullable String version)
      throws IOException, InterruptedException {
    Optional<FileDelivery.Asked> asked =
        FileDelivery.Asked.of(path.decoded().get(1), path.rest(PATH_FROM), version);
    if (asked.isEmpty()) {
      reply.problem(ProblemType.NOT_FOUND);
    } else {
      files.answer(reply, asked.get(), files.place(asked.get(), reply));
    }
  }
}
