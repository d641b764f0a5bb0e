package org.lumenark.gateway.content;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.lumenark.gateway.answer.ProblemWriter;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.usage.UsageCounter;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.StoreException;

/** Serves requests on virtual threads and makes problems of what fails there. */
@ApplicationScoped
class BlockingWork {

  private static final Logger LOG = Logger.getLogger(BlockingWork.class);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("content-", 0).factory());
  private final ProblemWriter problems;
  private final UsageCounter usage;
  private final GatewayConfig config;

  BlockingWork(ProblemWriter problems, UsageCounter usage, GatewayConfig config) {
    this.problems = problems;
    this.usage = usage;
    this.config = config;
  }

  /** What answers a request. */
  @FunctionalInterface
  interface Work {
    void answer(Reply reply) throws IOException, InterruptedException;
  }

  void run(RoutingContext context, Work work) {
    HttpServerRequest request = context.request();
    request.resume();
    String asking = context.get(OwnEndpoint.ASKING, "");
    Reply reply = new Reply(request, asking, problems, config.content().stallTimeout());
    usage.watch(context, reply::use);
    threads.execute(() -> answer(request, reply, work));
  }

  private void answer(HttpServerRequest request, Reply reply, Work work) {
    try {
      work.answer(reply);
    } catch (CorruptBlobException corrupt) {
      LOG.errorf("damaged bytes are not served: %s", corrupt.getMessage());
      reply.problem(ProblemType.CORRUPT);
    } catch (StoreException.Missing missing) {
      reply.problem(ProblemType.NOT_FOUND);
    } catch (StoreException failure) {
      LOG.warnf("the object store: %s", failure.getMessage());
      reply.problem(ProblemType.UNAVAILABLE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      reply.problem(ProblemType.UNAVAILABLE);
    } catch (IOException broken) {
      LOG.debugf("answer broken off: %s", broken.getMessage());
      reply.problem(ProblemType.UNAVAILABLE);
    } catch (RuntimeException unexpected) {
      LOG.errorf(unexpected, "request failed: %s", request.path());
      reply.problem(ProblemType.INTERNAL);
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
