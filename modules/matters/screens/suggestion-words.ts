import { defineWords } from '#ui/words.ts'

/** Who could help, and why; people decide. */
export const suggestionWords = defineWords({
  zh: {
    title: '谁能帮上',
    note: '按理由排列，由您决定',
    add: '加入承办',
    addOf: '把{body}加入承办',
    added: '已加入',
    because: '{why}（{words}）',
    words_in_common: '用词相同',
    same_field: '领域相同',
    same_chain: '同一产业链',
    near_in_network: '帮过提出单位',
    usual: '通常承办这类事项',
    helped_before: '帮过类似事项',
    is_free: '手上在办的不多',
    similar: '相似的往事',
    looksLike: '看内容更像“{kind}”',
  },
  en: {
    title: 'Who could help',
    note: 'in the order of the reasons; you decide',
    add: 'Add',
    addOf: 'Add {body}',
    added: 'Added',
    because: '{why} ({words})',
    words_in_common: 'Words in common',
    same_field: 'Same field',
    same_chain: 'Same chain',
    near_in_network: 'Helped the asking unit before',
    usual: 'Usually has matters of this kind',
    helped_before: 'Helped in similar matters',
    is_free: 'Has little in hand',
    similar: 'Similar matters of the past',
    looksLike: 'It reads more like “{kind}”',
  },
})
