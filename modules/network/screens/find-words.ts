import { defineWords } from '#ui/words.ts'

export const findWords = defineWords({
  zh: {
    title: '找单位',
    find: '单位名称、拼音或首字母',
    matching: '名称含“{q}”的单位',
    newest: '全部单位，新登记的在前',
    name: '单位',
    kind: '类别',
    place: '所在地',
    chains: '所在产业链',
    none: '没有这样的单位',
    noneHelp: '请换一个说法：名称中相连的两个字、拼音或首字母都可以。',
  },
  en: {
    title: 'Find units',
    find: 'Name, pinyin or initials',
    matching: 'Units whose names hold “{q}”',
    newest: 'All units, newest first',
    name: 'Unit',
    kind: 'Kind',
    place: 'Place',
    chains: 'Chains',
    none: 'There is no such unit',
    noneHelp: 'Try other words: two adjacent characters of the name, its pinyin or its initials.',
  },
})
