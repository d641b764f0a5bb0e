import { ExternalLink } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLocation } from 'react-router';
import type { Study } from '../api/types';
import { fileAddress, useDoor } from '../study/door';
import { CopyableCode } from '../ui/CopyableCode';
import { neuroglancer, snippetsOf } from './snippets';
import type { ImageObject } from './types';

const BY_IMAGEJ = /\.(?:tiff?|png|jpe?g|gif|bmp)$/i;

/** How others open the same pixels. */
export function UseIt({ image, study }: { image: ImageObject; study: Study | undefined }) {
  const door = useDoor();
  const link = new URLSearchParams(useLocation().search);
  const address = `${location.origin}${door}/api/v1/images/${image.id}.ome.zarr`;
  const at = { t: place(link.get('t'), image, 't'), z: place(link.get('z'), image, 'z') };
  const open = study?.state === 'public' && door === '';
  const [file = ''] = image.files;
  const original =
    open && image.fileCount === 1 && BY_IMAGEJ.test(file) ? location.origin + fileAddress(image.accession, file) : undefined;
  const snippets = snippetsOf(image, address, at, original);
  return (
    <section aria-labelledby="use">
      <h2 id="use">Open it elsewhere</h2>
      <CopyableCode label="OME-Zarr" text={address} />
      {door !== '' && <p className="fine">This address holds the secret of your reviewer link: keep it to yourself.</p>}
      {door === '' && study && !open && (
        <p className="fine">
          The study is private: tools need a token in the header Authorization, or the address behind a reviewer link.
        </p>
      )}
      <Tabs>
        <TabList aria-label="Tools" className="tabs">
          {snippets.map(({ tool }) => (
            <Tab key={tool} id={tool} className="tab">
              {tool}
            </Tab>
          ))}
        </TabList>
        {snippets.map(({ tool, needs, code }) => (
          <TabPanel key={tool} id={tool}>
            <p className="fine">
              Needs: <code>{needs}</code>
            </p>
            <CopyableCode label={`${tool} code`} text={code} />
          </TabPanel>
        ))}
      </Tabs>
      {open && (
        <p>
          <a href={neuroglancer(image, address)} target="_blank" rel="noreferrer">
            In 3-D with neuroglancer <ExternalLink aria-hidden size={14} />
          </a>{' '}
          <span className="fine">
            — opens a page of another site, neuroglancer-demo.appspot.com, which reads the image from here.
          </span>
        </p>
      )}
    </section>
  );
}

function place(text: string | null, image: ImageObject, axis: 't' | 'z'): number {
  const size = image.shape[image.axes.indexOf(axis)] ?? 1;
  const first = axis === 'z' ? Math.floor(size / 2) : 0;
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) < size ? Number(text) : first;
}
