import type { Metadata } from '../api/types';

/** A merge patch from one document to the other; undefined if they are the same. */
export function changedMembers(from: Metadata, to: Metadata): Metadata | undefined {
  const before = from as Record<string, unknown>;
  const after = to as Record<string, unknown>;
  const patch: Record<string, unknown> = {};
  for (const member of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (JSON.stringify(before[member]) !== JSON.stringify(after[member])) patch[member] = after[member] ?? null;
  }
  return Object.keys(patch).length === 0 ? undefined : patch;
}
