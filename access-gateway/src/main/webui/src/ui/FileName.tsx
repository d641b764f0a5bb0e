import { pathOf } from './pathOf';

/** The path of a file in a table, with its bytes behind it where they can be had. */
export function FileName({ path, href }: { path: string; href: string | undefined }) {
  const name = <bdi>{path}</bdi>;
  if (href === undefined) return <span title={path}>{name}</span>;
  return (
    <a href={pathOf(href)} title={path} download>
      {name}
    </a>
  );
}
