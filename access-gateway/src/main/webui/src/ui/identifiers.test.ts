import { describe, expect, it } from 'vitest';
import { faultOf, orcidOf } from './identifiers';

describe('identifiers are judged by their form', () => {
  it.each([
    ['orcid', '0000-0002-1825-0097'],
    ['orcid', 'https://orcid.org/0000-0001-5109-3700'],
    ['orcid', '0000-0002-1694-233X'],
    ['ror', 'https://ror.org/03yrm5c26'],
    ['ror', '02catss52'],
    ['doi', '10.1038/s41592-021-01166-8'],
    ['doi', 'https://doi.org/10.6019/S-BIAD7'],
    ['email', 'a.author@lab.example.org'],
    ['url', 'https://www.ebi.ac.uk/empiar/EMPIAR-10310/'],
    ['url', 'EMPIAR-10310'],
    ['orcid', ''],
  ] as const)('%s %s is one', (form, text) => {
    expect(faultOf(form, text)).toBeUndefined();
  });

  it.each([
    ['orcid', '0000-0002-1825-0098'],
    ['orcid', '0000000218250097'],
    ['ror', '03yrm5c27'],
    ['ror', 'EMBL'],
    ['doi', '11.1038/x'],
    ['doi', 'Nature 2021'],
    ['email', 'A. Author <a@b.org>'],
    ['email', 'a@b'],
    ['url', 'see our web site'],
    ['url', 'http://'],
  ] as const)('%s %s is none', (form, text) => {
    expect(faultOf(form, text)).toBeDefined();
  });
});

it('an ORCID iD is known with its address, too', () => {
  expect(orcidOf(' https://orcid.org/0000-0002-1694-233x ')).toBe('0000-0002-1694-233X');
});
