import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { guideAddress, GUIDES, guideText, here } from './guides';
import { blocksOf } from './markdown';

const FOLDER = fileURLToPath(new URL('../../../../../../docs/guides/', import.meta.url));

describe('blocksOf', () => {
  it('reads headings, paragraphs, code, lists and tables', () => {
    const text = [
      '# A title & more',
      '',
      'First line',
      'goes on.',
      '- one',
      '  and on',
      '- two',
      '',
      '      code  here',
      '',
      'And then:',
      '',
      '    code  there',
      '',
      '      indented',
      '',
      '```python',
      'import zarr',
      '',
      '# no heading',
      '```',
      '| a | b |',
      '|---|---|',
      '| `x\\|y` | z |',
      '',
      '1. first',
      '2. second',
    ].join('\n');
    expect(blocksOf(text)).toEqual([
      { kind: 'heading', level: 1, text: 'A title & more', id: 'a-title-more' },
      { kind: 'text', text: 'First line goes on.' },
      {
        kind: 'list',
        ordered: false,
        items: [
          [{ kind: 'text', text: 'one and on' }],
          [
            { kind: 'text', text: 'two' },
            { kind: 'code', text: 'code  here' },
          ],
        ],
      },
      { kind: 'text', text: 'And then:' },
      { kind: 'code', text: 'code  there\n\n  indented' },
      { kind: 'code', text: 'import zarr\n\n# no heading' },
      { kind: 'table', head: ['a', 'b'], rows: [['`x|y`', 'z']] },
      { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'first' }], [{ kind: 'text', text: 'second' }]] },
    ]);
  });

  it('ends with a fence that is never closed', () => {
    expect(blocksOf('```\na')).toEqual([{ kind: 'code', text: 'a' }]);
    expect(blocksOf('')).toEqual([]);
  });
});

describe('guides', () => {
  it('are all in the pages, each with a first heading and rows as wide as their table', async () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
    expect(GUIDES.map(({ name }) => `${name}.md`).sort()).toEqual(files.sort());
    for (const { name } of GUIDES) {
      const text = await guideText(name);
      expect(text).toBe(readFileSync(`${FOLDER}${name}.md`, 'utf8'));
      const blocks = blocksOf(text ?? '');
      expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
      for (const block of blocks) {
        if (block.kind === 'table') {
          expect(block.rows.filter((row) => row.length !== block.head.length)).toEqual([]);
        }
      }
    }
    expect(await guideText('../../pom')).toBeUndefined();
  });

  it('lead to one another, and to nothing that is not there', () => {
    expect(guideAddress('operator.md')).toBe('/guides/operator');
    expect(guideAddress('./depositor.md#withdraw')).toBe('/guides/depositor#withdraw');
    expect(guideAddress('../adr/0001-x.md')).toBeUndefined();
    expect(guideAddress('javascript:alert(1)')).toBeUndefined();
    expect(guideAddress('https://example.org/')).toBe('https://example.org/');
  });

  it('name this archive in their commands', () => {
    expect(here('curl http://localhost:8080/api', 'https://a.example')).toBe('curl https://a.example/api');
  });
});
