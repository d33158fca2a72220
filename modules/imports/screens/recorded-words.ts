import { defineWords } from '#ui/words.ts'

/** What happened to imports, as the record of events tells it: a sentence after the name of who did it. */
export const importsRecordedWords = defineWords({
  zh: {
    'imports.started': '读取一个导入文件',
    'imports.mapping_changed': '改了导入文件的列对应，重新读取',
    'imports.applied': '写入一次导入',
  },
  en: {
    'imports.started': 'had a file read for import',
    'imports.mapping_changed': 'said anew which column is what and had the file read again',
    'imports.applied': 'wrote an import',
  },
})
