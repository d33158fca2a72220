import type { Feed } from '#platform/feeds.ts'
import { textIn } from '#platform/texts.ts'
import { presentSummary } from './api/present-published.ts'
import { getCityName } from './queries/living-article.ts'
import { listPublished } from './queries/published.ts'

/** What a reader that looks once a month still finds. */
const ENTRIES = 50
/** Atom wants a time even of an empty feed; it must not change while nothing is published. */
const NEVER = '1970-01-01T00:00:00.000Z'
const TITLES = { 'zh-Hans': '简报', 'zh-Hant': '簡報', en: 'Bulletins' } as const

/** The newest bulletins as Atom (RFC 4287). An entry never changes, as no bulletin does. */
export const bulletinsFeed: Feed = {
  path: '/feeds/bulletins.atom',
  contentType: 'application/atom+xml; charset=utf-8',
  write: async (db, { lang, site }) => {
    const rows = await listPublished(db, undefined, ENTRIES)
    const self = `${site}/feeds/bulletins.atom?lang=${lang}`
    const city = textIn(await getCityName(db), lang)
    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
      element('id', self),
      element('title', [city, TITLES[lang]].join(' · ')),
      element('updated', rows[0]?.publishedAt.toISOString() ?? NEVER),
      `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
      `<link rel="alternate" type="text/html" href="${escaped(site)}/bulletins"/>`,
      ...rows.map((row) => {
        const { title, summary, publishedAt, publisher, url } = presentSummary(row, lang)
        return [
          '<entry>',
          element('id', `urn:uuid:${row.draftId}`),
          element('title', title),
          element('updated', publishedAt),
          element('published', publishedAt),
          `<author>${element('name', publisher)}</author>`,
          `<link rel="alternate" type="text/html" href="${escaped(site + url)}"/>`,
          element('summary', summary),
          '</entry>',
        ].join('')
      }),
      '</feed>',
      '',
    ].join('\n')
  },
}

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
