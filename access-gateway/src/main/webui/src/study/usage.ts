/** Counts by the Code of Practice for Research Data (COUNTER). */
export interface UsageCounts {
  investigations: number;
  uniqueInvestigations: number;
  requests: number;
  uniqueRequests: number;
}

export interface Usage extends UsageCounts {
  /** Those of scripts and tools among them. */
  machine: UsageCounts;
  months: (UsageCounts & { month: string; machine: UsageCounts })[];
}

export interface ReadableUsage {
  visits: number;
  downloads: number;
  /** Of the downloads, those that a script made. */
  byScripts: number;
  /** The first month of which there are counts, as 2026-11. */
  since: string | undefined;
}

/** COUNTER's investigations hold its requests: here each is counted where people look for it. */
export function readable(usage: Usage): ReadableUsage {
  return {
    visits: usage.investigations - usage.requests,
    downloads: usage.requests,
    byScripts: usage.machine.requests,
    since: usage.months[0]?.month,
  };
}
