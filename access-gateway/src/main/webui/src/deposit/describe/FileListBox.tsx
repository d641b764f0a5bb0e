import { Download, FileSpreadsheet, Trash2 } from 'lucide-react';
import { Button, FileTrigger } from 'react-aria-components';
import { ProblemError } from '../../api/http';
import { Failure, messageOf, Notice } from '../../ui/Failure';
import { counted } from '../../ui/format';
import type { Need } from '../template';
import { Needed } from './fields';
import { useFileList, useFileLists } from './fileLists';
import { Rows } from './Rows';

interface FileListBoxProps {
  id: string;
  draft: string;
  /** Its name, by which the list is kept. */
  part: string;
  /** The list as the document names it. */
  named: string;
  need: Need;
  onChange: (name: string) => void;
}

/** Which files belong to a part, with attributes of each: a table whose first column is Files. */
export function FileListBox({ id, draft, part, named, need, onChange }: FileListBoxProps) {
  const component = part.trim();
  const lists = useFileLists(draft);
  const { store, drop, fetching } = useFileList(draft, component);
  const stored = lists.data?.find((list) => list.component === component);
  const nameless = component === '' || component.includes('/');
  const failure = store.error ?? drop.error ?? fetching.error;
  return (
    <div id={id} className="file-list" role="group" aria-label="File list" tabIndex={-1}>
      <p className="field-name">
        File list
        <Needed need={need} />
      </p>
      {stored ? (
        <p>
          <FileSpreadsheet aria-hidden size={16} /> {named || component}: {counted(stored.rows, 'row', 'rows')}
          {stored.columns.length > 0 && <span className="fine"> · {stored.columns.join(', ')}</span>}
        </p>
      ) : (
        <p className="fine">
          A table (TSV, XLSX or JSON) whose first column is “Files”; each further column is an attribute of the files.
          {named && ` The description names “${named}”, which has not been sent yet.`}
        </p>
      )}
      <div className="actions">
        <FileTrigger
          onSelect={(files) => {
            const file = files?.[0];
            if (file) store.mutate(file, { onSuccess: () => onChange(file.name) });
          }}
        >
          <Button className="button button-quiet button-small" isDisabled={nameless || store.isPending}>
            {store.isPending ? 'Checking the list …' : stored ? 'Replace it' : 'Choose a file list'}
          </Button>
        </FileTrigger>
        {stored && (
          <>
            <Button
              className="button button-quiet button-small"
              isDisabled={fetching.isPending}
              onPress={() => fetching.mutate()}
            >
              <Download aria-hidden size={15} /> Download
            </Button>
            <Button
              className="button button-quiet button-small"
              isDisabled={drop.isPending}
              onPress={() => drop.mutate(undefined, { onSuccess: () => onChange('') })}
            >
              <Trash2 aria-hidden size={15} /> Remove
            </Button>
          </>
        )}
      </div>
      {nameless && (
        <p className="fine">
          {component === '' ? 'Give this part a name first: its list is kept by it.' : 'A part with a file list cannot have “/” in its name.'}
        </p>
      )}
      {lists.isError && <Failure failure={lists.error} retry={() => void lists.refetch()} />}
      {failure && <Notice>{messageOf(failure)} Nothing was changed.</Notice>}
      {store.error instanceof ProblemError && <Rows findings={store.error.problem.errors ?? []} />}
      {store.data?.findings && <Rows findings={store.data.findings} />}
    </div>
  );
}
