/** What the archive means by a status, as its problems say it in their titles. */
const MEANING: Record<string, string> = {
  '400': 'The request is not as it should be.',
  '401': 'Sign in first, or the token is not good any more.',
  '403': 'You may not do this.',
  '404': 'There is nothing here, or you may not see it.',
  '406': 'The answer is not offered in this form.',
  '408': 'The request took too long to arrive.',
  '409': 'The state does not allow this.',
  '410': 'The study was withdrawn.',
  '412': 'It was changed in the meantime.',
  '413': 'This is larger than allowed.',
  '415': 'The body has a form that is not taken here.',
  '416': 'The range lies outside the file.',
  '422': 'The content has errors; each is named with its place and a remedy.',
  '423': 'Another request is writing this.',
  '428': 'Say which version you change, with If-Match.',
  '429': 'Too many requests: wait a moment.',
  '460': 'The bytes do not match their digest; they were not kept.',
  '502': 'The stored bytes are damaged and are not sent.',
  '503': 'A part of the archive cannot be reached: try again.',
  '507': 'The archive has no room left.',
};

/** An error in words; the contract's own where it says more than that there is one. */
export function meaning(status: string, description: string): string {
  const general = /^(?:A problem|What went wrong)\b/.test(description) || description.trim() === '';
  return general ? (MEANING[status] ?? description) : description;
}
