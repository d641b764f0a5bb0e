package org.lumenark.imaging.nd2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.nd2.Loop.Axis;
import org.lumenark.imaging.nd2.Loop.Point;

/**
 * The loops of an acquisition, outermost first: {@code SLxExperiment}. Two loops of one kind side
 * by side are alternatives, of which the longer counts.
 */
final class Experiment {

  private static final int MAX_DEPTH = 12;
  private static final int TIME = 1;
  private static final int POSITIONS = 2;
  private static final int Z_STACK = 4;
  private static final int SPECTRUM = 6;
  private static final int CUSTOM = 7;
  private static final int TIME_PHASES = 8;

  private record Placed(Loop loop, int level) {}

  private final List<Placed> found = new ArrayList<>();

  private Experiment() {}

  static List<Loop> loops(Variant root) {
    Experiment experiment = new Experiment();
    experiment.visit(root.unwrap("eType"), 0, 0);
    return experiment.found.stream().map(Placed::loop).toList();
  }

  private void visit(Variant node, int level, int depth) {
    int type = node.count("eType");
    Variant parameters = parameters(node);
    if (depth > MAX_DEPTH || parameters.children().isEmpty()) {
      return;
    }
    int nextLevel = level + 1;
    if (type == SPECTRUM) {
      nextLevel = level;
    } else {
      Optional<Loop> loop = loop(type, node, parameters);
      if (loop.isEmpty() || loop.get().count() < 1) {
        return;
      }
      place(loop.get(), level);
    }
    visitInside(parameters, depth);
    for (Variant next : node.child("ppNextLevelEx").children()) {
      visit(next, nextLevel, depth + 1);
    }
  }

  /** Phases of a time loop may carry the loops that are inside of it. */
  private void visitInside(Variant parameters, int depth) {
    for (Variant phase : first(parameters.child("pSubLoops"))) {
      for (Variant next : first(phase.child("ppNextLevelEx"))) {
        visit(next.unwrap("eType"), found.size(), depth + 1);
      }
    }
  }

  private static List<Variant> first(Variant list) {
    return list.children().stream().limit(1).toList();
  }

  private void place(Loop loop, int level) {
    Placed last = found.isEmpty() ? null : found.getLast();
    if (last == null || last.level() < level) {
      found.add(new Placed(loop, level));
    } else if (last.level() == level
        && last.loop().axis() == loop.axis()
        && last.loop().count() < loop.count()) {
      found.set(found.size() - 1, new Placed(loop, level));
    }
  }

  private static Variant parameters(Variant node) {
    Variant parameters = node.child("uLoopPars");
    boolean wrapped =
        parameters.children().size() == 1
            && parameters.children().getFirst().name().matches("(i0*)?")
            && !parameters.children().getFirst().children().isEmpty();
    return wrapped ? parameters.children().getFirst() : parameters;
  }

  private static Optional<Loop> loop(int type, Variant node, Variant parameters) {
    return switch (type) {
      case TIME -> Optional.of(time(parameters));
      case POSITIONS -> Optional.of(positions(parameters, node.flags("pItemValid")));
      case Z_STACK -> Optional.of(stack(parameters));
      case CUSTOM -> Optional.of(Loop.of(Axis.CUSTOM, parameters.count("uiCount")));
      case TIME_PHASES -> Optional.of(phases(parameters));
      default -> Optional.empty();
    };
  }

  private static Loop time(Variant parameters) {
    return new Loop(Axis.TIME, parameters.count("uiCount"), period(parameters), List.of());
  }

  /** What was measured goes before what was asked for. */
  private static OptionalDouble period(Variant parameters) {
    double measured = parameters.number("dAvgPeriodDiff", 0);
    double planned = parameters.number("dPeriod", 0);
    double milliseconds = measured > 0 ? measured : planned;
    return milliseconds > 0 ? OptionalDouble.of(milliseconds / 1_000) : OptionalDouble.empty();
  }

  private static Loop phases(Variant parameters) {
    List<Boolean> valid = parameters.flags("pPeriodValid");
    List<Variant> phases = parameters.child("pPeriod").children();
    long count = 0;
    int used = 0;
    OptionalDouble step = OptionalDouble.empty();
    for (int i = 0; i < phases.size(); i++) {
      boolean counts = i < valid.size() ? valid.get(i) : valid.isEmpty();
      int steps = Math.max(0, phases.get(i).count("uiCount"));
      if (counts && steps > 0) {
        count += steps;
        step = ++used == 1 ? period(phases.get(i)) : OptionalDouble.empty();
      }
    }
    return new Loop(Axis.TIME, (int) Math.min(count, Integer.MAX_VALUE), step, List.of());
  }

  private static Loop stack(Variant parameters) {
    int count = parameters.count("uiCount");
    double step = Math.abs(parameters.number("dZStep", 0));
    double range = Math.abs(parameters.number("dZHigh", 0) - parameters.number("dZLow", 0));
    if (step == 0 && count > 1) {
      step = range / (count - 1);
    }
    return new Loop(
        Axis.Z, count, step > 0 ? OptionalDouble.of(step) : OptionalDouble.empty(), List.of());
  }

  private static Loop positions(Variant parameters, List<Boolean> valid) {
    boolean relative = parameters.isTrue("bRelativeXY");
    double x0 = relative ? parameters.number("dReferenceX", 0) : 0;
    double y0 = relative ? parameters.number("dReferenceY", 0) : 0;
    boolean useZ = parameters.isTrue("bUseZ");
    List<Point> points = new ArrayList<>();
    for (Variant point : parameters.child("Points").children()) {
      points.add(
          new Point(
              point.text("dPosName").or(() -> point.text("pPosName")),
              OptionalDouble.of(x0 + point.number("dPosX", 0)),
              OptionalDouble.of(y0 + point.number("dPosY", 0)),
              useZ ? point.number("dPosZ") : OptionalDouble.empty()));
    }
    if (points.isEmpty()) {
      double[] xs = parameters.child("dPosX").numbers();
      double[] ys = parameters.child("dPosY").numbers();
      for (int i = 0; i < xs.length && i < ys.length; i++) {
        points.add(
            new Point(
                Optional.empty(),
                OptionalDouble.of(x0 + xs[i]),
                OptionalDouble.of(y0 + ys[i]),
                OptionalDouble.empty()));
      }
    }
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (valid.isEmpty() || (i < valid.size() && valid.get(i))) {
        kept.add(points.get(i));
      }
    }
    return new Loop(Axis.POSITION, kept.size(), OptionalDouble.empty(), kept);
  }
}
