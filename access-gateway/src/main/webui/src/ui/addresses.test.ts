import { describe, expect, it } from 'vitest';
import { addressOf, type Meant, shownAs } from './addresses';

describe('a value leads where it says', () => {
  it.each<[string, string]>([
    ['https://github.com/lab/code?a=1#read', 'https://github.com/lab/code?a=1#read'],
    [' HTTP://Lab.example.org ', 'http://lab.example.org/'],
    ['https://idr.openmicroscopy.org/webclient/?show=image-1|image-2', 'https://idr.openmicroscopy.org/webclient/?show=image-1|image-2'],
    ['10.17632/8gcncg6zkt.3', 'https://doi.org/10.17632/8gcncg6zkt.3'],
    ['doi:10.6019/S-BIAD7', 'https://doi.org/10.6019/S-BIAD7'],
    ['DOI: 10.6019/S-BIAD7', 'https://doi.org/10.6019/S-BIAD7'],
    ['doi: https://doi.org/10.1101/543231', 'https://doi.org/10.1101/543231'],
    ['doi.org/10.1101/543231', 'https://doi.org/10.1101/543231'],
    ['10.1002/(SICI)1097(1998)18:1<1::AID-A>3.0.CO;2-#é', 'https://doi.org/10.1002/(SICI)1097(1998)18:1%3C1::AID-A%3E3.0.CO;2-%23%C3%A9'],
  ])('%s', (value, address) => {
    expect(addressOf(value)).toBe(address);
  });

  it.each<[Meant, string, string, string]>([
    ['orcid', '', '0000-0002-1825-0097', 'https://orcid.org/0000-0002-1825-0097'],
    ['orcid', '', 'https://orcid.org/0000-0002-1694-233x', 'https://orcid.org/0000-0002-1694-233X'],
    ['ror', '', 'https://ror.org/03yrm5c26', 'https://ror.org/03yrm5c26'],
    ['ror', '', '02catss52', 'https://ror.org/02catss52'],
    ['pubmed', '', '31501549', 'https://pubmed.ncbi.nlm.nih.gov/31501549/'],
    ['pubmed', '', 'PMID: 31501549', 'https://pubmed.ncbi.nlm.nih.gov/31501549/'],
    ['pmc', '', 'PMC6936689', 'https://europepmc.org/articles/PMC6936689'],
    ['pmc', '', '6936689', 'https://europepmc.org/articles/PMC6936689'],
    ['term', '', 'NCBITaxon:9606', 'http://purl.obolibrary.org/obo/NCBITaxon_9606'],
    ['term', '', 'fbbi:00000246', 'http://purl.obolibrary.org/obo/FBbi_00000246'],
    ['term', '', 'CMPO_0000425', 'http://www.ebi.ac.uk/cmpo/CMPO_0000425'],
    ['term', '', 'EFO:0000001', 'http://www.ebi.ac.uk/efo/EFO_0000001'],
    ['term', '', 'EDAM:topic_3382', 'http://edamontology.org/topic_3382'],
    ['term', '', 'http://purl.obolibrary.org/obo/GO_0005623', 'http://purl.obolibrary.org/obo/GO_0005623'],
    ['record', 'empiar', 'EMPIAR-11380', 'https://www.ebi.ac.uk/empiar/EMPIAR-11380/'],
    ['record', '', 'emd-2984', 'https://www.ebi.ac.uk/emdb/EMD-2984'],
    ['record', '', 'S-BIAD34', 'https://www.ebi.ac.uk/biostudies/studies/S-BIAD34'],
    ['record', '', 'E-MTAB-16149', 'https://www.ebi.ac.uk/biostudies/arrayexpress/studies/E-MTAB-16149'],
    ['record', 'PRIDE', 'PXD001819', 'https://proteomecentral.proteomexchange.org/cgi/GetDataset?ID=PXD001819'],
    ['record', '', 'GSE114297', 'https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSE114297'],
    ['record', 'ENA', 'ERP116793', 'https://www.ebi.ac.uk/ena/browser/view/ERP116793'],
    ['record', '', 'PRJEB31098', 'https://www.ebi.ac.uk/ena/browser/view/PRJEB31098'],
    ['record', 'gen', 'AF069309', 'https://www.ebi.ac.uk/ena/browser/view/AF069309'],
    ['record', '', 'SAMEA112345', 'https://www.ebi.ac.uk/biosamples/samples/SAMEA112345'],
    ['record', 'EGA', 'EGAD00001001282', 'https://ega-archive.org/datasets/EGAD00001001282'],
    ['record', 'IDR', 'idr0001-graml-sysgro', 'https://idr.openmicroscopy.org/search/?query=Name:idr0001'],
    ['record', 'PDB', '7q0t', 'https://identifiers.org/pdb:7Q0T'],
    ['record', '', 'uniprot:P12345', 'https://identifiers.org/uniprot:P12345'],
    ['record', '', 'RRID:AB_262044', 'https://identifiers.org/RRID:AB_262044'],
    ['record', '', 'CHEBI:15377', 'http://purl.obolibrary.org/obo/CHEBI_15377'],
    ['record', 'ENA', 'https://www.biorxiv.org/content/10.1101/1v1', 'https://www.biorxiv.org/content/10.1101/1v1'],
    ['record', 'doi', '10.3389/fcell.2024.1430728', 'https://doi.org/10.3389/fcell.2024.1430728'],
  ])('as %s (%s): %s', (meant, type, value, address) => {
    expect(addressOf(value, meant, type)).toBe(address);
  });
});

describe('what is no address, or hides where it leads, leads nowhere', () => {
  const hostile = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://example.org/%0aalert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'ftp://ftp.example.org/raw',
    'mailto:a@example.org',
    '//evil.example/x',
    '/sign-in',
    '../manage',
    'https:evil.example',
    'https:///evil.example',
    'https:\\\\evil.example',
    'https://example.org\\@evil.example',
    'https://user:pass@example.org/',
    'https://example.org@evil.example/',
    'https://exam\u200bple.org/',
    'https://example.org/\u202egnp.exe',
    'https://example.org/a b',
    'https://example.org/\ud800',
    'https://',
    'http://[::1',
    'http://999.1.1.1/',
    `https://example.org/${'a'.repeat(5_000)}`,
    '',
    ' ',
  ];
  const meanings: Meant[] = ['any', 'orcid', 'ror', 'pubmed', 'pmc', 'term', 'record'];
  it.each(hostile.flatMap((value) => meanings.map((meant) => [meant, value] as const)))('as %s: %j', (meant, value) => {
    expect(addressOf(value, meant, 'url')).toBeUndefined();
  });

  it.each<[Meant, string, string]>([
    ['any', '', 'see https://example.org'],
    ['any', '', 'EMPIAR-11380'],
    ['any', '', '10.1000'],
    ['any', '', '10.1000/../../sign-in'],
    ['orcid', '', '0000-0002-1825-0098'],
    ['orcid', '', 'https://evil.example/0000-0002-1825-0097'],
    ['ror', '', 'https://evil.example/03yrm5c26'],
    ['ror', '', '03yrm5c27'],
    ['pubmed', '', 'in press'],
    ['term', '', 'HeLa'],
    ['term', '', 'XYZ:0000001'],
    ['term', '', 'GO:../../x'],
    ['record', '', 'EMPIAR-11380/../../x'],
    ['record', '', 'AF069309'],
    ['record', 'constructor', 'AF069309'],
    ['record', 'EpiRR', 'IHECRE00000919.1'],
    ['record', 'uniprot', 'P12345?x=<script>'],
    ['record', '', 'see our web site'],
  ])('as %s (%s): %s', (meant, type, value) => {
    expect(addressOf(value, meant, type)).toBeUndefined();
  });
});

it('shows a host by its plain letters where it has others that look like them', () => {
  const cyrillic = 'https://exаmple.org/é';
  const address = addressOf(cyrillic) ?? '';
  expect(address).toBe('https://xn--exmple-4nf.org/%C3%A9');
  expect(shownAs(cyrillic, address)).toBe(address);
  expect(shownAs(' https://example.org/é ', 'https://example.org/%C3%A9')).toBe('https://example.org/é');
  expect(shownAs('10.1000/é', 'https://doi.org/10.1000/%C3%A9')).toBe('10.1000/é');
});
