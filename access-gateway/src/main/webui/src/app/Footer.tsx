import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../api/http';

export function Footer() {
  const about = useQuery({
    queryKey: ['about'],
    queryFn: async () => (await ask<{ version: string }>('/api/v1/about')).body,
    staleTime: Infinity,
  });
  return (
    <footer className="footer">
      <span>Lumenark{about.data ? ` ${about.data.version}` : ''} · an open archive for bioimages</span>
      <nav aria-label="About the archive">
        <Link to="/collections">Collections</Link>
      </nav>
      <nav aria-label="For programs">
        <a href="/api/openapi.json">Interface for programs (OpenAPI)</a>
      </nav>
    </footer>
  );
}
