/** Ontologies of the OBO Foundry that life-science images are described with; their addresses tell letters apart. */
const OBO =
  'APO BFO BTO CARO CHEBI CL CLO DOID ECO EMAPA ENVO FBbi FBbt FBcv FBdv FYPO GO HANCESTRO HP IAO MA MONDO MP NCBITaxon ' +
  'NCIT OBI PATO PO PR RO SO UBERON UO WBbt WBls XAO ZFA ZFS';

/** What the local part of an id stands behind, by the prefix in small letters. */
const SPACES = new Map<string, string>([
  ...OBO.split(' ').map((prefix) => [prefix.toLowerCase(), `http://purl.obolibrary.org/obo/${prefix}_`] as const),
  ['efo', 'http://www.ebi.ac.uk/efo/EFO_'],
  ['cmpo', 'http://www.ebi.ac.uk/cmpo/CMPO_'],
  ['edam', 'http://edamontology.org/'],
]);

/**
 * What an ontology itself calls its term, which is where it is explained.
 *
 * @param id such as `NCBITaxon:9606`, or `CMPO_0000425` as tables have it
 */
export function termAddress(id: string): string | undefined {
  const [, prefix = '', local = ''] = /^([A-Za-z]+)[:_]((?:root_)?\d+|(?:data|format|operation|topic)_\w+)$/.exec(id) ?? [];
  const space = SPACES.get(prefix.toLowerCase());
  return space === undefined ? undefined : space + local;
}
