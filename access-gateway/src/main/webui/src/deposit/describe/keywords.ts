/** Keywords as they are typed: commas, semicolons or lines between; none empty, none twice. */
export function splitKeywords(text: string): string[] {
  const words = text.split(/[,;\n]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
