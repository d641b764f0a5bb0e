package org.lumenark.contracts.manifest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * Merkle tree hash of RFC 6962, section 2.1, over the lines of a manifest: leaf SHA-256(0x00 ||
 * line), node SHA-256(0x01 || left || right), the root of nothing SHA-256(""). Takes lines one by
 * one and keeps one hash a level, so that any number of files fits.
 */
public final class MerkleTree {

  private final Deque<Subtree> pending = new ArrayDeque<>();
  private final MessageDigest digest = sha256();

  private record Subtree(int height, byte[] hash) {}

  public void add(byte[] line) {
    digest.update((byte) 0);
    Subtree tree = new Subtree(0, digest.digest(line));
    while (!pending.isEmpty() && pending.peek().height() == tree.height()) {
      tree = new Subtree(tree.height() + 1, node(pending.pop().hash(), tree.hash()));
    }
    pending.push(tree);
  }

  /** {@code sha256:} and the root of what was added so far, in hex. */
  public String root() {
    Iterator<Subtree> fromRight = pending.iterator();
    byte[] root = fromRight.hasNext() ? fromRight.next().hash() : digest.digest(new byte[0]);
    while (fromRight.hasNext()) {
      root = node(fromRight.next().hash(), root);
    }
    return "sha256:" + HexFormat.of().formatHex(root);
  }

  private byte[] node(byte[] left, byte[] right) {
    digest.update((byte) 1);
    digest.update(left);
    return digest.digest(right);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
