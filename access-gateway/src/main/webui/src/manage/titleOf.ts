import type { Draft } from '../api/types';

export function titleOf({ metadata: { title } }: Draft): string {
  return typeof title === 'string' && title.trim() !== '' ? title : 'Untitled draft';
}
