package org.lumenark.imaging.webp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A canonical prefix code, as RFC 9649, section 3.7.2, stores it. A code of a single symbol takes
 * no bits.
 */
final class PrefixCode {

  private static final int LONGEST = 15;
  private static final int LONGEST_OF_LENGTHS = 7;
  private static final int LITERALS = 256;

  /** The order in which lengths of the code for lengths are stored. */
  private static final int[] ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  private static final int LENGTHS = 19;
  private static final int FEW_ZEROS = 17;
  private static final int MANY_ZEROS = 18;

  private final int[] lengths;
  private final int[] codes;
  private final int used;

  private record Node(long weight, int symbol, Node[] children) {}

  private PrefixCode(int[] lengths) {
    this.lengths = lengths;
    this.codes = canonical(lengths);
    this.used = (int) Arrays.stream(lengths).filter(length -> length > 0).count();
  }

  /** The best code for symbols that come so often. */
  static PrefixCode of(int[] counts) {
    return new PrefixCode(lengths(counts, LONGEST));
  }

  void put(BitWriter out, int symbol) {
    if (used > 1) {
      out.write(codes[symbol], lengths[symbol]);
    }
  }

  /** Writes the code itself. */
  void describe(BitWriter out) {
    int[] symbols = new int[2];
    int found = 0;
    boolean small = true;
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] > 0) {
        if (found < 2) {
          symbols[found] = symbol;
        }
        found++;
        small &= symbol < LITERALS;
      }
    }
    if (found <= 2 && small) {
      simple(out, symbols, Math.max(1, found));
    } else {
      normal(out);
    }
  }

  private static void simple(BitWriter out, int[] symbols, int count) {
    out.write(1, 1);
    out.write(count - 1, 1);
    out.write(1, 1);
    out.write(symbols[0], 8);
    if (count == 2) {
      out.write(symbols[1], 8);
    }
  }

  private void normal(BitWriter out) {
    int[] counts = new int[LENGTHS];
    tokens((token, extra, bits) -> counts[token]++);
    PrefixCode code = new PrefixCode(lengths(counts, LONGEST_OF_LENGTHS));
    out.write(0, 1);
    out.write(LENGTHS - 4, 4);
    for (int symbol : ORDER) {
      out.write(code.lengths[symbol], 3);
    }
    out.write(0, 1);
    tokens((token, extra, bits) -> {
      code.put(out, token);
      out.write(extra, bits);
    });
  }

  @FunctionalInterface
  private interface Tokens {
    void token(int token, int extra, int extraBits);
  }

  /** The lengths of all symbols, with runs of zeros in short. */
  private void tokens(Tokens target) {
    int at = 0;
    while (at < lengths.length) {
      int zeros = 0;
      while (at + zeros < lengths.length && lengths[at + zeros] == 0 && zeros < 138) {
        zeros++;
      }
      if (zeros >= 11) {
        target.token(MANY_ZEROS, zeros - 11, 7);
        at += zeros;
      } else if (zeros >= 3) {
        target.token(FEW_ZEROS, zeros - 3, 3);
        at += zeros;
      } else {
        target.token(lengths[at], 0, 0);
        at++;
      }
    }
  }

  /** Lengths by Huffman's method; where they get too long, rare symbols are taken for less rare. */
  private static int[] lengths(int[] counts, int longest) {
    int[] weights = counts.clone();
    while (true) {
      int[] lengths = huffman(weights);
      if (Arrays.stream(lengths).max().orElse(0) <= longest) {
        return lengths;
      }
      for (int symbol = 0; symbol < weights.length; symbol++) {
        weights[symbol] = weights[symbol] == 0 ? 0 : weights[symbol] / 2 + 1;
      }
    }
  }

  private static int[] huffman(int[] weights) {
    PriorityQueue<Node> queue =
        new PriorityQueue<>(Comparator.comparingLong(Node::weight).thenComparingInt(Node::symbol));
    for (int symbol = 0; symbol < weights.length; symbol++) {
      if (weights[symbol] > 0) {
        queue.add(new Node(weights[symbol], symbol, new Node[0]));
      }
    }
    int[] lengths = new int[weights.length];
    if (queue.size() == 1) {
      lengths[queue.remove().symbol()] = 1;
    }
    while (queue.size() > 1) {
      Node one = queue.remove();
      Node other = queue.remove();
      queue.add(
          new Node(
              one.weight() + other.weight(),
              weights.length + queue.size(),
              new Node[] {one, other}));
    }
    if (!queue.isEmpty()) {
      depths(queue.remove(), lengths);
    }
    return lengths;
  }

  private static void depths(Node root, int[] lengths) {
    record Visit(Node node, int depth) {}
    ArrayDeque<Visit> open = new ArrayDeque<>();
    open.push(new Visit(root, 0));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      if (visit.node().children().length == 0) {
        lengths[visit.node().symbol()] = visit.depth();
      }
      for (Node child : visit.node().children()) {
        open.push(new Visit(child, visit.depth() + 1));
      }
    }
  }

  /** Codes in the order of lengths, then symbols; the first bit lowest, as they are written. */
  private static int[] canonical(int[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int length = 1; length <= LONGEST; length++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = Integer.reverse(code) >>> Integer.SIZE - length;
          code++;
        }
      }
      code <<= 1;
    }
    return codes;
  }
}
