/** Records of other archives by the form of their accessions, each told from all others by its letters. */
const RECORDS: readonly { form: RegExp; address: (id: string) => string }[] = [
  { form: /^EMPIAR-\d{5,6}$/, address: (id) => `https://www.ebi.ac.uk/empiar/${id}/` },
  { form: /^EMD-\d{4,6}$/, address: (id) => `https://www.ebi.ac.uk/emdb/${id}` },
  { form: /^S-(?:BIAD|BSST|BSMS|EPMC)\d+$/, address: (id) => `https://www.ebi.ac.uk/biostudies/studies/${id}` },
  { form: /^E-[A-Z]{4}-\d+$/, address: (id) => `https://www.ebi.ac.uk/biostudies/arrayexpress/studies/${id}` },
  { form: /^PXD\d{6,}$/, address: (id) => `https://proteomecentral.proteomexchange.org/cgi/GetDataset?ID=${id}` },
  { form: /^G(?:SE|SM|PL|DS)\d+$/, address: (id) => `https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=${id}` },
  { form: /^(?:PRJ(?:EB|NA|DB)\d+|[EDS]R[APRSXZ]\d{6,})$/, address: ena },
  { form: /^SAM(?:EA|N|D)\d+$/, address: (id) => `https://www.ebi.ac.uk/biosamples/samples/${id}` },
  { form: /^EGAS\d{11}$/, address: (id) => `https://ega-archive.org/studies/${id}` },
  { form: /^EGAD\d{11}$/, address: (id) => `https://ega-archive.org/datasets/${id}` },
  { form: /^IDR\d{4}(?:-[A-Z0-9-]+)?$/, address: (id) => `https://idr.openmicroscopy.org/search/?query=Name:${id.slice(0, 7).toLowerCase()}` },
  { form: /^PMC\d+$/, address: (id) => `https://europepmc.org/articles/${id}` },
];

/** Records whose ids mean something only together with the archive they are of, as links name it in their type. */
const BY_TYPE: Readonly<Record<string, { form: RegExp; address: (id: string) => string }>> = {
  pmid: { form: /^\d{1,9}$/, address: pubmed },
  pubmed: { form: /^\d{1,9}$/, address: pubmed },
  pmc: { form: /^\d+$/, address: (id) => `https://europepmc.org/articles/PMC${id}` },
  gen: { form: /^[A-Z]{1,6}_?\d+(?:\.\d+)?$/, address: ena },
  genbank: { form: /^[A-Z]{1,6}_?\d+(?:\.\d+)?$/, address: ena },
  ena: { form: /^[A-Z]{1,6}_?\d+(?:\.\d+)?$/, address: ena },
  emdb: { form: /^\d{4,6}$/, address: (id) => `https://www.ebi.ac.uk/emdb/EMD-${id}` },
  empiar: { form: /^\d{5,6}$/, address: (id) => `https://www.ebi.ac.uk/empiar/EMPIAR-${id}/` },
  pdb: { form: /^[1-9][A-Z0-9]{3}$/, address: (id) => resolved('pdb', id) },
  uniprot: { form: /^[A-Z]\d[A-Z0-9]{3}\d(?:[A-Z0-9]{3}\d)?$/, address: (id) => resolved('uniprot', id) },
  rrid: { form: /^[A-Z]+_[A-Z0-9_:-]+$/, address: (id) => resolved('RRID', id) },
  ensembl: { form: /^ENS[A-Z]*\d{11}(?:\.\d+)?$/, address: (id) => resolved('ensembl', id) },
  ncbigene: { form: /^\d+$/, address: (id) => resolved('ncbigene', id) },
};

function ena(id: string): string {
  return `https://www.ebi.ac.uk/ena/browser/view/${id}`;
}

function pubmed(id: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${id}/`;
}

/** By the general resolver of identifiers. */
function resolved(namespace: string, id: string): string {
  return `https://identifiers.org/${namespace}:${id}`;
}

/**
 * Where a record of another archive is.
 *
 * @param text its accession, whose letters may be small ones, with or without the name of the archive before a colon
 * @param type the archive, where the text does not name it
 */
export function recordAddress(text: string, type: string): string | undefined {
  const [, before = type, id = ''] = /^(?:([A-Za-z]+):)?([A-Za-z0-9._:-]+)$/.exec(text) ?? [];
  const accession = id.toUpperCase();
  const named = before.toLowerCase().replace(/[^a-z]/g, '');
  const record =
    RECORDS.find(({ form }) => form.test(accession)) ?? (Object.hasOwn(BY_TYPE, named) ? BY_TYPE[named] : undefined);
  return record?.form.test(accession) ? record.address(accession) : undefined;
}
