/** Where a contact leads to, if it is an e-mail address or the address of a page; else it is only text. */
export function contactOf(contact: string | undefined): { href: string; text: string } | undefined {
  if (contact === undefined) return undefined;
  const text = contact.trim();
  if (/^[^\s@<>"]+@[^\s@<>"]+$/.test(text)) return { href: `mailto:${encodeURIComponent(text).replace('%40', '@')}`, text };
  return /^https?:\/\/\S+$/i.test(text) ? { href: text, text } : undefined;
}
