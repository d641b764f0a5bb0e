import { describe, expect, it } from 'vitest';
import { curve, monthName } from './growth';

describe('curve', () => {
  it('goes from edge to edge with the greatest value at the top', () => {
    expect(curve([1, 2, 4], 100, 40)).toEqual({
      line: 'M0 30L50 20L100 0',
      area: 'M0 30L50 20L100 0L100 40L0 40Z',
    });
  });

  it('is level where there is one month, and at the bottom where there is nothing', () => {
    expect(curve([7], 100, 40).line).toBe('M0 0L100 0');
    expect(curve([0, 0], 100, 40).line).toBe('M0 40L100 40');
    expect(curve([], 100, 40)).toEqual({ line: '', area: '' });
  });
});

describe('monthName', () => {
  it('is the month of UTC wherever one reads it', () => {
    expect(monthName('2026-01')).toBe('January 2026');
    expect(monthName('2026-12')).toBe('December 2026');
  });
});
