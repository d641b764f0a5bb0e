import { useEffect, useState } from 'react';

const PATIENCE_MILLIS = 250;

/** Shows only when it takes long enough for a person to notice. */
export function Loading({ what }: { what: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      {late && (
        <>
          <span className="spinner" aria-hidden /> Loading {what} …
        </>
      )}
    </div>
  );
}
