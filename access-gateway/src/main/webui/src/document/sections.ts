import type { Form } from '../ui/identifiers';

interface FieldOf<Kind extends string> {
  member: string;
  label: string;
  kind: Kind;
  hint?: string;
}

/** `line` and `text` are one value; `lines` many, each on a line of its own. */
export type TextField = FieldOf<'line' | 'text' | 'lines'> & { form?: Form };
/** Terms of an ontology; `named` is a text that may name a term. */
export type TermField = FieldOf<'term' | 'terms' | 'named'> & { ontology?: string };
export type ChoiceField = FieldOf<'choices'> & { options: readonly string[] };
/** The name of a file list, which is kept beside the document. */
export type ListField = FieldOf<'file-list'>;
/** Which parts of other sections belong together, by their names. */
export type AssociationField = FieldOf<'associations'>;

export type Field = TextField | TermField | ChoiceField | ListField | AssociationField;

/** A list of parts in the study document, as schema `study-document/1` has it. */
export interface Section {
  member: string;
  title: string;
  /** One part of it. */
  one: string;
  hint: string;
  /** The member that names a part. */
  name: string;
  fields: readonly Field[];
}

const NAME = { member: 'title', label: 'Name', kind: 'line', hint: 'Short; other parts refer to it by this.' } as const;

export const ANNOTATION_TYPES = [
  'class_labels',
  'bounding_boxes',
  'counts',
  'derived_annotations',
  'geometrical_annotations',
  'graphs',
  'point_annotations',
  'segmentation_mask',
  'tracks',
  'weak_annotations',
  'other',
] as const;

export const SECTIONS: readonly Section[] = [
  {
    member: 'biosamples',
    title: 'Biosamples',
    one: 'biosample',
    hint: 'What was looked at: an organism, and what of it.',
    name: 'title',
    fields: [
      NAME,
      { member: 'organism', label: 'Organism', kind: 'term', ontology: 'NCBITaxon' },
      { member: 'biologicalEntity', label: 'Biological entity', kind: 'named', hint: 'The cells, tissue, organelle or molecule.' },
      { member: 'description', label: 'Description', kind: 'text' },
      { member: 'experimentalVariables', label: 'Experimental variables', kind: 'lines', hint: 'What was varied on purpose; one a line.' },
      { member: 'extrinsicVariables', label: 'Extrinsic variables', kind: 'lines', hint: 'Treatments from outside; one a line.' },
      { member: 'intrinsicVariables', label: 'Intrinsic variables', kind: 'lines', hint: 'Genotype, sex, age; one a line.' },
    ],
  },
  {
    member: 'specimens',
    title: 'Specimens',
    one: 'specimen',
    hint: 'How the sample was prepared for imaging.',
    name: 'title',
    fields: [
      NAME,
      { member: 'samplePreparation', label: 'Sample preparation', kind: 'text', hint: 'Fixation, staining, embedding, sectioning.' },
      { member: 'growthProtocol', label: 'Growth protocol', kind: 'text' },
    ],
  },
  {
    member: 'imageAcquisitions',
    title: 'Image acquisition',
    one: 'acquisition',
    hint: 'With what, and how, the images were taken.',
    name: 'title',
    fields: [
      NAME,
      { member: 'imagingMethod', label: 'Imaging method', kind: 'terms', ontology: 'FBbi' },
      { member: 'instrument', label: 'Instrument', kind: 'text', hint: 'Microscope, objective, camera.' },
      { member: 'parameters', label: 'Parameters', kind: 'text', hint: 'Wavelengths, exposure, pixel size, intervals.' },
    ],
  },
  {
    member: 'imageCorrelations',
    title: 'Image correlation',
    one: 'correlation',
    hint: 'How images of different modalities lie upon each other.',
    name: 'title',
    fields: [
      NAME,
      { member: 'alignment', label: 'Spatial and temporal alignment', kind: 'text' },
      { member: 'fiducials', label: 'Fiducials', kind: 'text' },
      { member: 'transformation', label: 'Transformation matrix', kind: 'text' },
    ],
  },
  {
    member: 'imageAnalyses',
    title: 'Image analysis',
    one: 'analysis',
    hint: 'What was computed from the images.',
    name: 'title',
    fields: [NAME, { member: 'overview', label: 'Overview', kind: 'text' }],
  },
  {
    member: 'annotations',
    title: 'Annotations',
    one: 'annotation',
    hint: 'Masks, boxes, tracks or labels that belong to images.',
    name: 'title',
    fields: [
      NAME,
      { member: 'overview', label: 'Overview', kind: 'text' },
      { member: 'type', label: 'Type', kind: 'choices', options: ANNOTATION_TYPES },
      { member: 'method', label: 'Method', kind: 'text', hint: 'By whom or what, with which program.' },
      { member: 'criteria', label: 'Criteria', kind: 'text' },
      { member: 'coverage', label: 'Coverage', kind: 'text' },
      { member: 'confidence', label: 'Confidence', kind: 'text' },
      { member: 'fileList', label: 'File list', kind: 'file-list' },
    ],
  },
  {
    member: 'studyComponents',
    title: 'Study components',
    one: 'component',
    hint: 'Groups of files that belong together, each with its file list.',
    name: 'name',
    fields: [
      { member: 'name', label: 'Name', kind: 'line' },
      { member: 'description', label: 'Description', kind: 'text' },
      { member: 'associations', label: 'What belongs together here', kind: 'associations' },
      { member: 'fileList', label: 'File list', kind: 'file-list' },
    ],
  },
  {
    member: 'publications',
    title: 'Publications',
    one: 'publication',
    hint: 'Where these data were published, or will be.',
    name: 'title',
    fields: [
      { member: 'title', label: 'Title', kind: 'line' },
      { member: 'authors', label: 'Authors', kind: 'line' },
      { member: 'doi', label: 'DOI', kind: 'line', form: 'doi' },
      { member: 'pubmedId', label: 'PubMed id', kind: 'line' },
      { member: 'pmcId', label: 'PubMed Central id', kind: 'line' },
      { member: 'year', label: 'Year', kind: 'line' },
      { member: 'status', label: 'Status', kind: 'line', hint: 'Such as: in review' },
    ],
  },
  {
    member: 'funding',
    title: 'Funding',
    one: 'grant',
    hint: 'Who paid for it.',
    name: 'agency',
    fields: [
      { member: 'agency', label: 'Agency', kind: 'line' },
      { member: 'grant', label: 'Grant', kind: 'line' },
    ],
  },
  {
    member: 'links',
    title: 'Links',
    one: 'link',
    hint: 'Records elsewhere: EMPIAR, EMDB, GEO, code, protocols.',
    name: 'url',
    fields: [
      { member: 'url', label: 'Link', kind: 'line', form: 'url', hint: 'A web address, or an accession.' },
      { member: 'type', label: 'Type', kind: 'line' },
      { member: 'description', label: 'Description', kind: 'line' },
    ],
  },
];

/** The sections that parts of a study component refer to, by the member that refers. */
export const ASSOCIATIONS: readonly { member: string; section: string; label: string }[] = [
  { member: 'biosample', section: 'biosamples', label: 'Biosample' },
  { member: 'specimen', section: 'specimens', label: 'Specimen' },
  { member: 'imageAcquisition', section: 'imageAcquisitions', label: 'Image acquisition' },
  { member: 'imageCorrelation', section: 'imageCorrelations', label: 'Image correlation' },
  { member: 'imageAnalysis', section: 'imageAnalyses', label: 'Image analysis' },
];
