import { describe, expect, it } from 'vitest';
import { isPartShown, isShown, needOf, templateOf, type Template } from './template';

const template: Template = {
  id: 'minimal',
  name: 'Files first',
  description: '',
  required: ['/title', '/biosamples/*/title'],
  desirable: ['/biosamples', '/biosamples/*/organism'],
  hidden: ['/imageCorrelations', '/biosamples/*/description'],
  shortest: {},
};

describe('a form follows its template', () => {
  it('asks for what is required or desirable', () => {
    expect([needOf(template, '/title'), needOf(template, '/biosamples')]).toEqual(['required', 'desirable']);
    expect(isShown('required', true)).toBe(true);
    expect(isShown('desirable', true)).toBe(true);
  });

  it('keeps what is there in sight, also where it is not asked for', () => {
    expect(isShown('hidden', true)).toBe(false);
    expect(isShown('hidden', false)).toBe(true);
    expect(isShown('unasked', true)).toBe(false);
  });

  it('shows of a part what the template names of it', () => {
    expect(isPartShown(template, 'biosamples', 'organism', true)).toBe(true);
    expect(isPartShown(template, 'biosamples', 'biologicalEntity', true)).toBe(false);
    expect(isPartShown(template, 'biosamples', 'description', true)).toBe(false);
    expect(isPartShown(template, 'biosamples', 'description', false)).toBe(true);
  });

  it('shows all of a part of a section that it does not name', () => {
    expect(isPartShown(template, 'funding', 'grant', true)).toBe(true);
  });

  it('is the least one where a draft names none that there is', () => {
    expect(templateOf([template], 'of-long-ago')).toBe(template);
    expect(templateOf([], undefined)).toBeUndefined();
  });
});
