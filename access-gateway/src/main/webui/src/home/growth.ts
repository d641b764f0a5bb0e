/** What there was at the end of a month, or is there now. */
export interface Holdings {
  studies: number;
  files: number;
  images: number;
  bytes: number;
}

export interface GrowthMonth extends Holdings {
  /** As 2026-11. */
  month: string;
}

export interface Statistics extends Holdings {
  /** From the first release until now; none in an empty archive. */
  months: GrowthMonth[];
}

/** Paths of a curve over the whole width, in the units of the box. The greatest value touches the top. */
export function curve(values: number[], width: number, height: number): { line: string; area: string } {
  const [first = 0] = values;
  const drawn = values.length === 1 ? [first, first] : values;
  const most = Math.max(...drawn, 0);
  const points = drawn.map((value, at) => {
    const x = drawn.length < 2 ? 0 : (at / (drawn.length - 1)) * width;
    const y = most === 0 ? height : height - (value / most) * height;
    return `${round(x)} ${round(y)}`;
  });
  if (points.length === 0) return { line: '', area: '' };
  const line = `M${points.join('L')}`;
  return { line, area: `${line}L${round(width)} ${round(height)}L0 ${round(height)}Z` };
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** As people write it: November 2026. */
export function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
