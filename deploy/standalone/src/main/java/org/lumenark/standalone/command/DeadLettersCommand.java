package org.lumenark.standalone.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.lumenark.standalone.StackStatus;
import org.lumenark.standalone.StandaloneStack;
import org.lumenark.standalone.component.StackException;
import org.lumenark.standalone.deadletter.DeadLetters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lumenark dead-letters list|replay}. */
@Command(
    name = "dead-letters",
    description = "List messages that a service could not read, or put them back on their topic.")
public final class DeadLettersCommand extends StackCommand {

  /** What is to be done. */
  private enum Action {
    list,
    replay
  }

  @Parameters(index = "0", paramLabel = "list|replay", description = "what to do")
  private Action action = Action.list;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TOPIC", description = "to replay to")
  private @Nullable String topic;

  @Parameters(index = "2", arity = "0..1", paramLabel = "SERVICE", description = "that failed")
  private @Nullable String service;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "another Kafka than that of the stack of this checkout")
  private @Nullable String kafka;

  @Override
  int run(StandaloneStack stack) throws Exception {
    DeadLetters letters = new DeadLetters(kafka == null ? kafkaOf(stack) : kafka);
    try {
      return switch (action) {
        case list -> list(letters);
        case replay -> replay(letters);
      };
    } catch (KafkaException | ExecutionException failure) {
      throw new StackException(
          StackException.Kind.UNAVAILABLE,
          "kafka.unavailable",
          "Kafka does not answer: " + rootMessage(failure));
    }
  }

  /** Kafka wraps what is wrong ("no resolvable bootstrap urls") into what it could not do. */
  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static String kafkaOf(StandaloneStack stack) throws Exception {
    StackStatus status = stack.status();
    if (status.state() == StackStatus.State.down) {
      throw new StackException(
          StackException.Kind.UNAVAILABLE,
          "stack.down",
          "No stack runs here; start it (lumenark up) or name a Kafka (--kafka HOST:PORT)");
    }
    return status.kafka();
  }

  private int list(DeadLetters letters) throws Exception {
    List<DeadLetters.Waiting> waiting = letters.list();
    if (json()) {
      print(Map.of("deadLetters", waiting));
      return 0;
    }
    out().printf("%d topics with dead letters%n", waiting.size());
    for (DeadLetters.Waiting topicOfLetters : waiting) {
      out()
          .printf(
              "%s %s: %d%n",
              topicOfLetters.topic(), topicOfLetters.service(), topicOfLetters.messages().size());
      for (DeadLetters.Letter letter : topicOfLetters.messages()) {
        out()
            .printf(
                "  %d  %s  %s  %s%n",
                letter.offset(), letter.key(), letter.type(), letter.reason());
      }
    }
    out().flush();
    return 0;
  }

  private int replay(DeadLetters letters) throws Exception {
    if (topic == null || service == null) {
      throw new StackException(
          StackException.Kind.USAGE,
          "usage",
          "Say what to replay: dead-letters replay TOPIC SERVICE");
    }
    try {
      int replayed = letters.replay(topic, service);
      if (json()) {
        print(Map.of("topic", topic, "service", service, "replayed", replayed));
      } else {
        out().printf("%d messages are back on %s%n", replayed, topic);
        out().flush();
      }
      return 0;
    } catch (IllegalArgumentException unknown) {
      throw new StackException(
          StackException.Kind.INPUT, "dead-letters.unknown", String.valueOf(unknown.getMessage()));
    }
  }
}
