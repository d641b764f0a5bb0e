// Reads the citations of studies, BibTeX and CSL-JSON, with Citation.js and citeproc-js.
//
//     node cite.mjs CASES.json
//
// CASES: {"exports": [address without suffix]}. Prints a JSON list, one object a study: title and authors by the form, and
// both as a bibliography in the style of the APA.
import { readFile } from "node:fs/promises";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const cite = new Cite(await answer.text());
  const [{ title, author = [] }] = cite.data;
  const names = author.map((each) => [each["non-dropping-particle"], each.family, each.given].filter(Boolean).join("|"));
  return { title, authors: names, apa: cite.format("bibliography", { template: "apa" }).trim() };
}

const { exports: studies } = JSON.parse(await readFile(process.argv[2], "utf8"));
const seen = [];
for (const study of studies) seen.push({ bib: await read(`${study}.bib`), csl: await read(`${study}.csl.json`) });
console.log(JSON.stringify(seen));
