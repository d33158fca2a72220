import { defineWords } from '#ui/words.ts'

/** What happened, as the record of events tells it: a sentence after the name of who did it. */
export const resourceImportsRecordedWords = defineWords({
  zh: { 'resource-imports.applied': '导入了一份共享资源清单' },
  en: { 'resource-imports.applied': 'imported a list of shared resources' },
})
