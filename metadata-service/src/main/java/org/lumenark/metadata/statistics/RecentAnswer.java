package org.lumenark.metadata.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is the same for everyone and costs a look at all studies. It is made anew when it
 * is too old, by one request at a time; others have the old one meanwhile.
 */
public final class RecentAnswer {

  private final ObjectMapper mapper;
  private final Duration life;
  private final InstantSource clock;
  private final Supplier<Uni<?>> source;
  private final AtomicReference<@Nullable Made> made = new AtomicReference<>();
  private final AtomicBoolean making = new AtomicBoolean();

  private record Made(byte[] json, Instant at) {}

  public RecentAnswer(
      ObjectMapper mapper, Duration life, InstantSource clock, Supplier<Uni<?>> source) {
    this.mapper = mapper;
    this.life = life;
    this.clock = clock;
    this.source = source;
  }

  /** As JSON. A failure is not remembered. */
  public Uni<byte[]> json() {
    Made last = made.get();
    if (last != null && last.at().plus(life).isAfter(clock.instant())) {
      return Uni.createFrom().item(last.json());
    }
    if (making.compareAndSet(false, true)) {
      return make().onTermination().invoke(() -> making.set(false));
    }
    return last == null ? make() : Uni.createFrom().item(last.json());
  }

  private Uni<byte[]> make() {
    Instant asked = clock.instant();
    return source.get().map(this::write).invoke(json -> made.set(new Made(json, asked)));
  }

  private byte[] write(Object answer) {
    try {
      return mapper.writeValueAsBytes(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("statistics cannot be written", impossible);
    }
  }
}
