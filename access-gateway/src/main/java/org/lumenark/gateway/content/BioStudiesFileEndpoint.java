package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.platform.problem.ProblemType;

/**
 * Original files under the addresses of BioStudies, where they are found by their path and also
 * below {@code Files/}, as scripts make addresses of the link that a study gives.
 */
@ApplicationScoped
class BioStudiesFileEndpoint implements OwnEndpoint {

  private static final int ACCESSION = 2;
  private static final int PATH_FROM = 3;
  private static final String FOLDER = "Files/";

  private final BlockingWork work;
  private final FileDelivery files;

  BioStudiesFileEndpoint(BlockingWork work, FileDelivery files) {
    this.work = work;
    this.files = files;
  }

  @Override
  public String operationId() {
    return "getBioStudyFile";
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    Cors.allow(context.request());
    work.run(context, reply -> answer(reply, path));
  }

  private void answer(Reply reply, RequestPath path) throws IOException, InterruptedException {
    String accession = path.decoded().get(ACCESSION);
    String file = path.rest(PATH_FROM);
    Optional<FileDelivery.Asked> asked = FileDelivery.Asked.of(accession, file, null);
    if (asked.isEmpty()) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    Lookup<FilePlace> place = files.place(asked.get(), reply);
    if (place instanceof Lookup.NotThere<FilePlace> && file.startsWith(FOLDER)) {
      asked = FileDelivery.Asked.of(accession, file.substring(FOLDER.length()), null);
      place = files.place(asked.orElseThrow(), reply);
    }
    files.answer(reply, asked.orElseThrow(), place);
  }
}
