import { defineWords } from '#ui/words.ts'

/** What happened to imports, as the record of events tells it: a sentence after the name of who did it. */
export const importsRecordedWords = defineWords({
  zh: { 'imports.started': '读取一个导入文件', 'imports.applied': '写入一次导入' },
  en: { 'imports.started': 'had a file read for import', 'imports.applied': 'wrote an import' },
})
