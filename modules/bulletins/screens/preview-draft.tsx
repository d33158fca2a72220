import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { useWords } from '#ui/words.ts'
import { BulletinFace } from './bulletin-face.tsx'
import { drafts } from './desk-client.ts'
import { deskWords } from './desk-words.ts'
import css from './editor.module.css'

/** The draft on its public page, as it would stand if it were published today. */
export function PreviewDraft({ id, hasEnglish }: { id: string; hasEnglish: boolean }) {
  const t = useWords(deskWords)
  const reading = useLanguage()
  const [lang, setLang] = useState(reading)
  const other = lang === 'en' ? 'zh-Hans' : 'en'
  const query = useQuery({
    ...drafts.previewBulletinDraft.queryOptions({ params: { id }, query: { lang } }),
    // It may have been changed a moment ago.
    staleTime: 0,
  })
  return (
    <div className={css.preview}>
      <Notice>
        {t('previewNote')}{' '}
        {hasEnglish && (
          <Button look="text" onClick={() => setLang(other)}>
            {t(other === 'en' ? 'english' : 'chinese')}
          </Button>
        )}
      </Notice>
      <div className={css.sheet}>
        <Loaded query={query}>
          {(bulletin) => <BulletinFace bulletin={bulletin} issue={t('noIssueYet')} />}
        </Loaded>
      </div>
    </div>
  )
}
