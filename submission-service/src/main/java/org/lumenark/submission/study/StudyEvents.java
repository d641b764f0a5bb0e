package org.lumenark.submission.study;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.SubmissionConfig;

/**
 * Streams of a study's state. Each event is the whole Study object, so that a client that comes
 * again needs to know nothing of what it missed. The right is checked each time the study is read.
 */
@ApplicationScoped
class StudyEvents {

  private static final Logger LOG = Logger.getLogger(StudyEvents.class);
  private static final int RECONNECT_AFTER_MILLIS = 2_000;

  private final Studies studies;
  private final Sse sse;
  private final SubmissionConfig config;
  private final Semaphore free;
  private volatile boolean stopping;

  StudyEvents(Studies studies, Sse sse, SubmissionConfig config) {
    this.studies = studies;
    this.sse = sse;
    this.config = config;
    this.free = new Semaphore(config.maxEventStreams());
  }

  /** A graceful stop waits for requests before it tells anyone else: streams must end earlier. */
  @PostConstruct
  void endStreamsWhenTheProcessStops() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true, "end-of-streams"));
  }

  /**
   * @throws ProblemException if the study does not exist for the caller
   */
  Multi<OutboundSseEvent> follow(Caller caller, Accession accession) {
    StudyView first = studies.get(caller, accession);
    if (!free.tryAcquire()) {
      throw new ProblemException(ProblemType.UNAVAILABLE, "Too many streams; ask again later.");
    }
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Thread follower =
                  Thread.ofVirtual()
                      .name("study-events")
                      .unstarted(() -> run(emitter, caller, accession, first));
              emitter.onTermination(follower::interrupt);
              follower.start();
            },
            BackPressureStrategy.BUFFER);
  }

  private void run(
      MultiEmitter<? super OutboundSseEvent> emitter,
      Caller caller,
      Accession accession,
      StudyView first) {
    try {
      send(emitter, caller, accession, first);
      emitter.complete();
    } catch (InterruptedException gone) {
      emitter.complete();
    } catch (RuntimeException failure) {
      LOG.debugf(failure, "the stream of %s ends", accession);
      emitter.complete();
    } finally {
      free.release();
    }
  }

  private void send(
      MultiEmitter<? super OutboundSseEvent> emitter,
      Caller caller,
      Accession accession,
      StudyView first)
      throws InterruptedException {
    long end = System.nanoTime() + config.eventStreamLife().toNanos();
    long lastSent = System.nanoTime();
    StudyView sent = first;
    emitter.emit(event(first));
    while (!isFinal(sent) && !emitter.isCancelled() && !stopping && System.nanoTime() < end) {
      Thread.sleep(config.eventInterval());
      StudyView now = studies.get(caller, accession);
      if (!now.equals(sent)) {
        emitter.emit(event(now));
        sent = now;
        lastSent = System.nanoTime();
      } else if (System.nanoTime() - lastSent > config.eventHeartbeat().toNanos()) {
        emitter.emit(sse.newEventBuilder().comment("alive").build());
        lastSent = System.nanoTime();
      }
    }
  }

  /** Nothing changes by itself any more. */
  private static boolean isFinal(StudyView study) {
    return study.state().equals("withdrawn")
        || (study.state().equals("public") && study.ingest().state().equals("completed"));
  }

  private OutboundSseEvent event(StudyView study) {
    return sse.newEventBuilder()
        .name("study")
        .reconnectDelay(RECONNECT_AFTER_MILLIS)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(StudyView.class, study)
        .build();
  }
}
