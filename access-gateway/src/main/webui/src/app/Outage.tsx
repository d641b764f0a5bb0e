import { useQuery } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ask } from '../api/http';
import type { Session } from '../api/types';

const ASK_AGAIN_MILLIS = 5_000;

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
}

/** Says that the network or the archive is gone, and asks until it is back. */
export function Outage() {
  const online = useOnline();
  const pulse = useQuery({
    queryKey: ['session'],
    queryFn: async ({ signal }) => (await ask<Session>('/api/v1/session', signal)).body,
    retry: false,
    refetchInterval: (query) => (query.state.status === 'error' ? ASK_AGAIN_MILLIS : 60_000),
  });
  if (online && !pulse.isError) return null;
  return (
    <div className="outage" role="status">
      <WifiOff aria-hidden size={18} />
      {online
        ? 'The archive does not answer. Nothing is lost; this page tries again every few seconds.'
        : 'You are offline. What you see may be old; the page goes on as soon as the network is back.'}
    </div>
  );
}
