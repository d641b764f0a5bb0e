import { useMutation } from '@tanstack/react-query';
import { FileInput } from 'lucide-react';
import { Button, FileTrigger } from 'react-aria-components';
import { ProblemError, send, type Finding } from '../../api/http';
import type { Draft, Metadata } from '../../api/types';
import { SECTIONS } from '../../document/sections';
import { listOf, textOf } from '../../document/values';
import { messageOf, Notice } from '../../ui/Failure';
import type { KnownDraft } from '../useDraft';
import { Rows } from './Rows';

interface Imported {
  file: File;
  metadata: Metadata;
  findings: Finding[];
  etag: string | null;
}

interface ImportMetadataProps {
  draft: Draft;
  /** Saves what was typed before. */
  settle: () => Promise<void>;
  onTaken: (known: KnownDraft) => void;
}

const CHANGED_ELSEWHERE = 412;

async function post(draft: string, file: File, preview: 'preview' | { etag: string | null }): Promise<Imported> {
  const response = await send(`/api/v1/drafts/${draft}/pagetab${preview === 'preview' ? '?preview=true' : ''}`, {
    method: 'POST',
    headers: {
      // What it is shows in its content.
      'Content-Type': 'application/octet-stream',
      ...(preview !== 'preview' && preview.etag ? { 'If-Match': preview.etag } : {}),
    },
    body: file,
  });
  const { metadata, findings } = (await response.json()) as { metadata: Metadata; findings: Finding[] };
  return { file, metadata, findings, etag: response.headers.get('ETag') };
}

/** Takes the description from a file that people have already; first it is shown what it would make. */
export function ImportMetadata({ draft, settle, onTaken }: ImportMetadataProps) {
  const look = useMutation({
    mutationFn: async (file: File) => {
      await settle();
      return post(draft.id, file, 'preview');
    },
  });
  const take = useMutation({
    mutationFn: ({ file, etag }: Imported) => post(draft.id, file, { etag }),
    onSuccess: ({ metadata, etag }) => {
      look.reset();
      onTaken({ draft: { ...draft, metadata }, etag });
    },
  });
  const seen = look.data;
  return (
    <div className="import" role="group" aria-label="Description from a file">
      <div className="actions">
        <FileTrigger
          acceptedFileTypes={['.xlsx', '.tsv', '.txt', '.xml', '.json', '.pagetab']}
          onSelect={(files) => {
            const file = files?.[0];
            take.reset();
            if (file) look.mutate(file);
          }}
        >
          <Button className="button button-quiet button-small" isDisabled={look.isPending || take.isPending}>
            <FileInput aria-hidden size={16} /> {look.isPending ? 'Reading the file …' : 'Take the description from a file'}
          </Button>
        </FileTrigger>
        <span className="fine">PageTab as XLSX, TSV, XML or JSON. You see what it says before anything changes.</span>
      </div>
      {look.isError && <Notice>{messageOf(look.error)} Nothing was changed.</Notice>}
      {look.error instanceof ProblemError && <Rows findings={look.error.problem.errors ?? []} />}
      {seen && (
        <section className="import-preview" aria-labelledby="import-preview">
          <h2 id="import-preview">What {seen.file.name} says</h2>
          <dl>
            {contents(seen.metadata).map(([what, text]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          {seen.findings.length === 0 ? (
            <p>Nothing is missing for the submission.</p>
          ) : (
            <p>It can be taken. This is still missing for the submission, and can be mended here afterwards:</p>
          )}
          <Rows findings={seen.findings} />
          {take.isError && (
            <Notice>
              {take.error instanceof ProblemError && take.error.problem.status === CHANGED_ELSEWHERE
                ? 'The draft was changed meanwhile. Choose the file again to see what would be replaced.'
                : messageOf(take.error)}
            </Notice>
          )}
          <div className="actions">
            <Button className="button" isDisabled={take.isPending} onPress={() => take.mutate(seen)}>
              {take.isPending ? 'Taking it …' : 'Replace the description by it'}
            </Button>
            <Button className="button button-quiet" isDisabled={take.isPending} onPress={() => look.reset()}>
              Leave everything as it is
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

function contents(metadata: Metadata): [string, string][] {
  const counts = SECTIONS.map(({ member, title }) => [title, listOf(metadata[member]).length] as const);
  return [
    ['Title', textOf(metadata.title) || 'none'],
    ['Authors', listOf(metadata.authors).map((author) => textOf(author)).join(', ') || 'none'],
    ...counts.filter(([, count]) => count > 0).map(([title, count]): [string, string] => [title, String(count)]),
  ];
}
