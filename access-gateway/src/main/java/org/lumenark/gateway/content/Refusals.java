package org.lumenark.gateway.content;

import java.util.Optional;
import org.lumenark.platform.problem.ProblemType;

/** Answers to what the catalogue does not show. */
final class Refusals {

  private Refusals() {}

  /** The place, or empty when the request has been answered. */
  static <T> Optional<T> placeOrAnswer(Lookup<T> lookup, Reply reply) {
    return switch (lookup) {
      case Lookup.Found<T>(T place) -> Optional.of(place);
      case Lookup.NotThere<T>() -> answered(reply, ProblemType.NOT_FOUND);
      case Lookup.Withdrawn<T>() -> answered(reply, ProblemType.WITHDRAWN);
      case Lookup.NotAuthenticated<T>() -> answered(reply, ProblemType.NOT_AUTHENTICATED);
      case Lookup.Unavailable<T>() -> answered(reply, ProblemType.UNAVAILABLE);
    };
  }

  private static <T> Optional<T> answered(Reply reply, ProblemType type) {
    reply.problem(type);
    return Optional.empty();
  }
}
