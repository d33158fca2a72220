import { defineWords } from '#ui/words.ts'

/** What happened to bulletins, as the record of events tells it: a sentence after the name of who did it. */
export const bulletinsRecordedWords = defineWords({
  zh: {
    'bulletins.started': '起草一期简报',
    'bulletins.joined': '参与起草一期简报',
    'bulletins.handed_in': '把一期简报交审读',
    'bulletins.returned': '退回一期简报，意见：{note}',
    'bulletins.published': '发布简报{slug}',
    'bulletins.withdrawn': '撤回一期简报',
  },
  en: {
    'bulletins.started': 'started a bulletin',
    'bulletins.joined': 'joined in writing a bulletin',
    'bulletins.handed_in': 'handed in a bulletin',
    'bulletins.returned': 'returned a bulletin, saying: {note}',
    'bulletins.published': 'published bulletin {slug}',
    'bulletins.withdrawn': 'withdrew a bulletin',
  },
})

/** What committees are told about their bulletins. */
export const bulletinsNoticeWords = defineWords({
  zh: {
    'bulletins.returned': '简报《{title}》已退回，意见：{note}',
    'bulletins.published': '简报《{title}》已发布',
  },
  en: {
    'bulletins.returned': 'The bulletin “{title}” was returned: {note}',
    'bulletins.published': 'The bulletin “{title}” is published',
  },
})
