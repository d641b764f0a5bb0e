import { Check, Copy } from 'lucide-react';

/** What a button shows that copies: what it does, then that it is done. */
export function CopyMark({ copied }: { copied: boolean }) {
  const Mark = copied ? Check : Copy;
  return (
    <>
      <Mark aria-hidden size={16} />
      {copied ? 'Copied' : 'Copy'}
    </>
  );
}
