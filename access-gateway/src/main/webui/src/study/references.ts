import { isEmpty, isPart, listOf, type Part, partsOf, textOf } from '../document/values';
import { addressOf, shownAs } from '../ui/addresses';

/** Something elsewhere that the study refers to. */
export interface StudyLink {
  /** What it is, in words; the address or accession itself if nobody said. */
  title: string;
  /** The other of both; absent if there is no other. */
  beside?: string;
  type?: string;
  /** Absent where it leads nowhere that a page may lead to. */
  address?: string;
  /** What else was said of it. */
  said: string[];
}

/** The links of a study document, in its order. What was imported may hold anything. */
export function linksOf(value: unknown): StudyLink[] {
  return partsOf(value).flatMap((part) => {
    const given = textOf(part['url'] ?? part['title']).trim();
    const description = textOf(part['description']).trim();
    if (given === '' && description === '') return [];
    const type = textOf(part['type']).trim();
    const address = addressOf(given, 'record', type);
    const shown = address === undefined ? given : shownAs(given, address);
    // A link is not called by another address than its own.
    const isNamed = given === '' || (description !== '' && addressOf(description) === undefined);
    const title = isNamed ? description : shown;
    const beside = [shown, description].find((each) => each !== '' && each !== title);
    return {
      title,
      ...(beside === undefined ? {} : { beside }),
      ...(type === '' ? {} : { type }),
      ...(address === undefined ? {} : { address }),
      said: saidOf(part),
    };
  });
}

function saidOf(part: Part): string[] {
  return listOf(part['attributes']).flatMap((attribute) =>
    isPart(attribute) && !isEmpty(attribute['value']) ? [`${textOf(attribute['name'])}: ${textOf(attribute['value'])}`] : [],
  );
}
