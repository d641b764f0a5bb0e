import { useEffect, useState } from 'react';

/** What was typed, once the typing rests for a moment; without blanks around it. */
export function useQuiet(text: string, millis: number): string {
  const [quiet, setQuiet] = useState(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text.trim()), millis);
    return () => clearTimeout(timer);
  }, [text, millis]);
  return quiet;
}
