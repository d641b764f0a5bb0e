import { useState } from 'react';

/** Copies text where the browser lets pages do so; else it is to be copied by hand. */
export function useCopy(): { copied: 'no' | 'yes' | 'by-hand'; copy: (text: string) => Promise<void> } {
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no');
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      setCopied('by-hand');
    }
  };
  return { copied, copy };
}
