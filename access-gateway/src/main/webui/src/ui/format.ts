const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** Decimal units, as disks and the archive's own documents count. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}

export function number(count: number): string {
  return count.toLocaleString('en-GB');
}

export function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** A day as the archive counts them: UTC. */
export function day(instant: string): string {
  return new Date(instant).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A moment, to the minute, in UTC as everything of the archive. */
export function moment(instant: string): string {
  const time = new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return `${day(instant)}, ${time} UTC`;
}

/** The day so many days from now, as forms of browsers write it. */
export function dayAhead(days: number, from = new Date()): string {
  const ahead = new Date(from);
  ahead.setUTCDate(ahead.getUTCDate() + days);
  return ahead.toISOString().slice(0, 10);
}
