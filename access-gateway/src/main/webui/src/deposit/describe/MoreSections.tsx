import { Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { SECTIONS, type Section } from '../../document/sections';
import { partsOf, textOf, type Part } from '../../document/values';
import { counted } from '../../ui/format';
import { useFileList, useFileLists, type FileList } from './fileLists';

interface MoreSectionsProps {
  draft: string;
  document: Part;
  sections: readonly Section[];
  open: (section: Section) => void;
}

/** What may be said although the template does not ask for it. */
export function MoreSections({ draft, document, sections, open }: MoreSectionsProps) {
  return (
    <>
      <LooseLists draft={draft} document={document} />
      {sections.length > 0 && (
        <section aria-labelledby="more-sections">
          <h2 id="more-sections">More that can be said</h2>
          <div className="actions">
            {sections.map((section) => (
              <Button
                key={section.member}
                className="button button-quiet button-small"
                onPress={() => open(section)}
              >
                <Plus aria-hidden size={15} /> {section.title}
              </Button>
            ))}
          </div>
        </section>
      )}
    </>
  );
}

/** File lists of parts that have another name now, or were sent under a name of their own. */
function LooseLists({ draft, document }: { draft: string; document: Part }) {
  const lists = useFileLists(draft);
  const names = SECTIONS.filter(({ fields }) => fields.some(({ kind }) => kind === 'file-list')).flatMap(
    ({ member, name }) => partsOf(document[member]).map((part) => textOf(part[name]).trim()),
  );
  const loose = (lists.data ?? []).filter(({ component }) => !names.includes(component));
  if (loose.length === 0) return null;
  return (
    <section id="field-fileLists" aria-labelledby="loose-lists" tabIndex={-1}>
      <h2 id="loose-lists">File lists of no part</h2>
      <p className="fine">They count as they are. A component or annotation with the same name has it as its own.</p>
      <ul className="rows">
        {loose.map((list) => (
          <LooseList key={list.component} draft={draft} list={list} />
        ))}
      </ul>
    </section>
  );
}

function LooseList({ draft, list }: { draft: string; list: FileList }) {
  const { drop } = useFileList(draft, list.component);
  return (
    <li className="row">
      <span className="row-main">
        <strong>{list.component}</strong>
        <span className="fine">{counted(list.rows, 'row', 'rows')}</span>
      </span>
      <Button
        className="button button-quiet button-small"
        isDisabled={drop.isPending}
        onPress={() => drop.mutate()}
      >
        Remove<span className="visually-hidden"> the list {list.component}</span>
      </Button>
    </li>
  );
}
