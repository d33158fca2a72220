import { implement } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import { cityContract } from './contract.ts'
import { getCity } from './queries.ts'

export const cityApi = implement(cityContract, {
  getCity: async ({ query: { lang } }, { db }) => {
    const { code, zone, content } = await getCity(db)
    return {
      code,
      zone,
      name: textIn(content.name, lang),
      within: textIn(content.within, lang),
      scienceCity: textIn(content.scienceCity, lang),
      contact: textIn(content.contact, lang),
      languages: content.languages,
    }
  },
})
