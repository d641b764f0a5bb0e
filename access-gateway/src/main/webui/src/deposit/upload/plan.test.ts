import { describe, expect, it } from 'vitest';
import { BATCH_BYTES, BATCH_FILES, isLitter, plan, SMALL_BYTES } from './plan';

const file = (path: string, size: number) => ({ path, size });

describe('plan', () => {
  it('sends 5,000 small files in few requests', () => {
    const files = Array.from({ length: 5_000 }, (_, index) => file(`f${String(index)}`, 10_000));
    const requests = plan(files);
    expect(requests).toHaveLength(Math.ceil(5_000 / BATCH_FILES));
    expect(requests.flat()).toEqual(files);
  });

  it('keeps a batch within its bytes', () => {
    const requests = plan(Array.from({ length: 9 }, (_, index) => file(String(index), SMALL_BYTES)));
    for (const request of requests) {
      expect(request.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(BATCH_BYTES);
    }
    expect(requests.flat()).toHaveLength(9);
  });

  it('sends a large file alone', () => {
    expect(plan([file('a', 1), file('big', SMALL_BYTES + 1), file('b', 1)])).toEqual([
      [file('big', SMALL_BYTES + 1)],
      [file('a', 1), file('b', 1)],
    ]);
  });

  it('has nothing to do for no files', () => {
    expect(plan([])).toEqual([]);
  });

  it('leaves out what systems leave behind', () => {
    expect(['x/.DS_Store', 'Thumbs.db', 'a/._image.tif'].every(isLitter)).toBe(true);
    expect(['x/image.tif', '.hidden', 'Thumbs.db.tif', 'a/DS_Store'].some(isLitter)).toBe(false);
  });
});
