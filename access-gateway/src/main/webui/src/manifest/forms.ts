/** A form in which a manifest can be had, by what follows its address in the interface. */
export interface Form {
  address: string;
  name: string;
  what: string;
  /** Name of the file, after the id. */
  file: string;
}

export const DESCRIPTIONS: readonly Form[] = [
  { address: '?limit=1000', name: 'JSON', what: 'pages of files, for programs', file: '.json' },
  { address: '.csv', name: 'CSV', what: 'one row a file, for tables', file: '.csv' },
  { address: '.croissant.json', name: 'Croissant', what: 'for machine learning', file: '.croissant.json' },
  { address: '.ro-crate.json', name: 'RO-Crate', what: 'for workflows', file: '.ro-crate.json' },
  { address: '.drs.json', name: 'DRS', what: 'a bundle, as GA4GH has it', file: '.drs.json' },
];

export const LISTS: readonly (Form & { command: string })[] = [
  {
    address: '/files.txt?form=aria2',
    name: 'aria2',
    what: 'addresses, names and digests',
    file: '-aria2.txt',
    command: 'aria2c -i',
  },
  { address: '/files.txt', name: 'wget', what: 'addresses', file: '-wget.txt', command: 'wget -x -i' },
  {
    address: '/files.txt?form=rclone',
    name: 'rclone',
    what: 'addresses and names',
    file: '-rclone.csv',
    command: 'rclone copyurl --urls',
  },
  {
    address: '/files.txt?form=sha256sum',
    name: 'sha256sum',
    what: 'digests, to check what was downloaded',
    file: '-sha256sum.txt',
    command: 'sha256sum --check',
  },
];
