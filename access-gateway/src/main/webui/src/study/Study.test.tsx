import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Linked } from '../ui/Away';
import { Described } from './Described';
import { IntegrityFacts, IntegrityMark } from './Integrity';
import { Links } from './Links';
import type { Study } from '../api/types';

const STUDY: Study = {
  accession: 'S-LMK1',
  version: 1,
  state: 'public',
  title: 'Dividing cells',
  files: { count: 2, bytes: 20 },
  ingest: { state: 'completed', total: 2 },
  manifest: `sha256:${'0'.repeat(64)}`,
};

it('a link to another site says so, to ears too, and tells that site nothing', () => {
  const html = renderToStaticMarkup(<Linked text="https://example.org/x" />);
  expect(html).toMatch(/^<a class="away" href="https:\/\/example\.org\/x" rel="noopener noreferrer">https:\/\/example\.org\/x<svg/);
  expect(html).toContain('aria-hidden="true"');
  expect(html).toContain('<span class="visually-hidden"> (other site)</span></a>');
  expect(renderToStaticMarkup(<Linked text="javascript:alert(1)" />)).toBe('javascript:alert(1)');
});

it('links have a section of their own if there are some, and many are folded', () => {
  const links = (count: number) => Array.from({ length: count }, (_, at) => ({ url: `https://example.org/${String(at)}` }));
  expect(renderToStaticMarkup(<Links value={[]} />)).toBe('');
  expect(renderToStaticMarkup(<Links value={undefined} />)).toBe('');
  expect(renderToStaticMarkup(<Links value={links(9)} />)).not.toContain('<details');
  const many = renderToStaticMarkup(<Links value={links(30)} />);
  expect(many).toContain('<h2 id="links">Links</h2>');
  expect(many).toContain('<summary>22 more links</summary>');
  expect(many.match(/<a /g)).toHaveLength(30);
  expect(renderToStaticMarkup(<Described document={{ links: links(3) }} />)).toBe('');
});

it('ids of terms, papers and lines of text are links where they are addresses', () => {
  const html = renderToStaticMarkup(
    <Described
      document={{
        organisms: [{ id: 'NCBITaxon:9606', label: 'Homo sapiens' }, 'yeast'],
        biosamples: [{ title: 'Cells', experimentalVariables: ['dose', 'https://example.org/dose'] }],
        publications: [{ title: 'Cells at work', doi: '10.1000/cells.1', pubmedId: '31501549', status: 'GSE1' }],
      }}
    />,
  );
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual([
    'http://purl.obolibrary.org/obo/NCBITaxon_9606',
    'https://example.org/dose',
    'https://doi.org/10.1000/cells.1',
    'https://pubmed.ncbi.nlm.nih.gov/31501549/',
  ]);
  expect(html).toContain('<li>yeast</li>');
});

it('integrity is told where it is known, and nowhere else', () => {
  const whole: Study = {
    ...STUDY,
    integrity: { sealedAt: '2026-11-22T10:00:00Z', verifiedAt: '2026-11-22T10:05:00Z', damaged: 0 },
  };
  expect(renderToStaticMarkup(<IntegrityMark study={STUDY} />)).toBe('');
  expect(renderToStaticMarkup(<IntegrityFacts study={STUDY} name="S-LMK1" />)).toBe('');
  expect(renderToStaticMarkup(<IntegrityMark study={whole} />)).toBe('<a class="badge badge-good" href="#integrity">Digests verified</a>');
  const facts = renderToStaticMarkup(<IntegrityFacts study={whole} name="S-LMK1" />);
  expect(facts).toContain('(2 files, 20 B)');
  expect(facts).toContain('By 22 Nov 2026, 10:05 UTC every file had been read back');
  expect(facts).toContain(`sha256:${'0'.repeat(64)}`);
  expect(facts).toContain('href="/api/v1/studies/S-LMK1/files.txt?form=sha256sum"');
  expect(facts).not.toContain('version before');
  expect(renderToStaticMarkup(<IntegrityFacts study={{ ...whole, version: 2 }} name="S-LMK1" />)).toContain('version before');
});
