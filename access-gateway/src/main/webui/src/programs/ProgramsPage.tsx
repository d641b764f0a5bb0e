import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { Link, useLocation } from 'react-router';
import { GUIDES } from '../guides/guides';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { counted } from '../ui/format';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { grouped, matching } from './groups';
import { type Contract, operationsOf } from './openapi';
import { OperationEntry } from './OperationEntry';
import { useContract, useKnown } from './useContract';

/** What programs may ask the archive, from the very contract that the archive serves. */
export function ProgramsPage() {
  useTitle('Interface for programs');
  const contract = useContract();
  const { hash } = useLocation();
  const named = decodeURIComponent(hash.slice(1));
  return (
    <div className="page">
      <h1>Interface for programs</h1>
      <p className="prose">
        All that these pages do, programs can do: everything is JSON over HTTP, described by one{' '}
        <a href="/api/openapi.json">OpenAPI document</a>. Lists are paged by <code>cursor</code> and <code>limit</code>;
        errors are problems (RFC 9457) with a <code>code</code> that stays the same; files come with ranges and digests. A
        token for what needs one is printed by <code>./lumenark token</code>.
      </p>
      <Guides />
      {contract.isPending && <Loading what="the contract" />}
      {contract.isError && <Failure failure={contract.error} retry={() => void contract.refetch()} />}
      {/* An address that names an operation shows it, whatever was looked for before. */}
      {contract.data && <Operations key={named.startsWith('group-') ? '' : named} contract={contract.data} named={named} />}
    </div>
  );
}

function Guides() {
  return (
    <nav aria-label="Guides">
      <ul className="guide-list">
        {GUIDES.map(({ name, title }) => (
          <li key={name}>
            <Link to={`/guides/${name}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Operations({ contract, named }: { contract: Contract; named: string }) {
  const known = useKnown();
  const [search, setSearch] = useState('');
  const all = operationsOf(contract);
  const found = matching(all, search);
  const groups = grouped(found);
  useEffect(() => {
    if (named) document.getElementById(named)?.scrollIntoView();
  }, [named]);
  return (
    <div className="programs">
      <nav className="programs-groups" aria-label="Operations">
        <ul>
          {groups.map(({ id, name }) => (
            <li key={id}>
              <a href={`#group-${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="programs-list">
        <TextField className="field" value={search} onChange={setSearch} type="search">
          <Label>Narrow the list</Label>
          <Input placeholder="files, archive.zip, POST …" />
        </TextField>
        <p className="fine" role="status">
          {found.length === all.length
            ? counted(all.length, 'operation', 'operations')
            : `${String(found.length)} of ${counted(all.length, 'operation', 'operations')}`}
        </p>
        {groups.length === 0 && (
          <Empty icon={SearchX} title="No operation has these words">
            <p>Words are looked for in methods, paths and summaries.</p>
          </Empty>
        )}
        {groups.map(({ id, name, operations }) => (
          <section key={id} id={`group-${id}`} aria-labelledby={`${id}-operations`}>
            <h2 id={`${id}-operations`}>{name}</h2>
            <div>
              {operations.map((operation) => (
                <OperationEntry
                  key={operation.id}
                  contract={contract}
                  operation={operation}
                  known={known}
                  named={operation.id === named}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}
