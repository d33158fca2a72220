/** What XML 1.0 cannot carry in any spelling: control characters, halves of surrogate pairs, the two non-characters. */
const UNSENDABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string =>
  text.replaceAll(UNSENDABLE, '\uFFFD').replaceAll(/[&<>"]/g, (sign) => NAMED[sign] ?? sign)

/**
 * A plain value as an XML document: each property an element of its name, each item of a list an element named by `itemOf`
 * from the name of its list, null an empty element. Names are ours and are not checked; texts are escaped.
 */
export const xmlDocument = (root: string, value: unknown, itemOf: (list: string) => string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, itemOf)}\n`

function element(name: string, value: unknown, itemOf: (list: string) => string): string {
  const inside = Array.isArray(value)
    ? value.map((item) => element(itemOf(name), item, itemOf)).join('')
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([inner, of]) => element(inner, of, itemOf))
          .join('')
      : escaped(leaf(value))
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`
}

const leaf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
