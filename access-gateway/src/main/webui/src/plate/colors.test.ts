import { expect, it } from 'vitest';
import type { Attribute } from './attributes';
import { colorOf, rampColor } from './colors';

it('goes along the ramp and stops at its ends', () => {
  expect(rampColor(0)).toBe('rgb(68 1 84)');
  expect(rampColor(0.5)).toBe('rgb(33 145 140)');
  expect(rampColor(1)).toBe('rgb(253 231 37)');
  expect(rampColor(-2)).toBe(rampColor(0));
  expect(rampColor(7)).toBe(rampColor(1));
});

it('has no colour for a well that has no value', () => {
  const attribute: Attribute = { kind: 'number', name: 'n', texts: new Map(), values: new Map([['A1', 3]]), least: 3, most: 3 };
  expect(colorOf(attribute, 'A2')).toBeUndefined();
  expect(colorOf(attribute, 'A1')).toBe('rgb(33 145 140)');
});

it('gives rare values one colour together', () => {
  const choices = Array.from({ length: 9 }, (_, at) => `gene ${String(at)}`);
  const texts = new Map(choices.map((choice, at) => [`A${String(at + 1)}`, choice]));
  const attribute: Attribute = { kind: 'text', name: 'gene', texts, choices };
  expect(colorOf(attribute, 'A1')).not.toBe(colorOf(attribute, 'A2'));
  expect(colorOf(attribute, 'A8')).toBe(colorOf(attribute, 'A9'));
});
