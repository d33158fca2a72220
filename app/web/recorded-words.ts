import { defineWords } from '#ui/words.ts'

/** What the app itself records, and modules without screens of their own. */
export const appRecordedWords = defineWords({
  zh: {
    'demo.history_loaded': '载入演示数据',
    'files.uploaded': '上传文件',
    'checkpoints.key_began': '启用检查点签名密钥：{vkey}',
  },
  en: {
    'demo.history_loaded': 'loaded the history of the demo',
    'files.uploaded': 'uploaded a file',
    'checkpoints.key_began': 'began to sign checkpoints with the key {vkey}',
  },
})
