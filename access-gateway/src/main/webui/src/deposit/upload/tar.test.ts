import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paxRecord, tar } from './tar';

describe('tar', () => {
  it('counts the digits of a record as a part of it', () => {
    expect(paxRecord('path', 'a')).toBe('9 path=a\n');
    expect(paxRecord('k', 'x'.repeat(93))).toBe(`99 k=${'x'.repeat(93)}\n`);
    expect(paxRecord('k', 'x'.repeat(94))).toBe(`101 k=${'x'.repeat(94)}\n`);
    expect(paxRecord('p', 'é')).toBe('7 p=é\n');
  });

  it('is read by tar, with long and foreign names and empty files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lumenark-tar-'));
    const long = `${'deep/'.repeat(60)}leaf.tif`;
    const archive = tar([
      { path: 'a/zelle ä 細胞.tif', sha256: 'a'.repeat(64), content: new Blob(['one']) },
      { path: long, sha256: 'b'.repeat(64), content: new Blob(['x'.repeat(513)]) },
      { path: 'empty', sha256: 'c'.repeat(64), content: new Blob([]) },
    ]);
    writeFileSync(join(folder, 'a.tar'), new Uint8Array(await archive.arrayBuffer()));
    execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    expect(readFileSync(join(folder, 'a/zelle ä 細胞.tif'), 'utf8')).toBe('one');
    expect(readFileSync(join(folder, long), 'utf8')).toHaveLength(513);
    expect(readFileSync(join(folder, 'empty'), 'utf8')).toBe('');
  });
});
