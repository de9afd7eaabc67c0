/** Texts and colours that others wrote. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const LINK = /https?:\/\/[^\s<>"'`]+/gi;
const AFTER_A_LINK = /[.,;:!?)\]}]+$/;

/** Of any version: the desk's own are of 7, those that are made for a page of 4. */
export const isUuid = (text) => UUID.test(text ?? '');

/** Pieces of the text, `{text}` or `{text, href}`; punctuation after a link is none of it. */
export function linked(text) {
  const pieces = [];
  let from = 0;
  for (const { 0: match, index } of text.matchAll(LINK)) {
    const href = balanced(match);
    if (!URL.canParse(href)) {
      continue;
    }
    pieces.push({ text: text.slice(from, index) }, { text: href, href });
    from = index + href.length;
  }
  pieces.push({ text: text.slice(from) });
  return pieces.filter((piece) => piece.text);
}

/** Without the punctuation at its end, but with a bracket that was opened in the link. */
function balanced(link) {
  const bare = link.replace(AFTER_A_LINK, '');
  return bare.includes('(') && link.startsWith(`${bare})`) ? `${bare})` : bare;
}

const linear = (channel) => {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

const LEGIBLE = 4.5;

/** White where it can be read on this colour, else black (WCAG 2.2 §1.4.3). */
export function inkOn([red, green, blue]) {
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return 1.05 / (luminance + 0.05) >= LEGIBLE ? '#fff' : '#000';
}

/** `{…}` of a JSON text, `{}` of anything else. */
export function objectOf(json) {
  try {
    const value = JSON.parse(json ?? '{}');
    return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
