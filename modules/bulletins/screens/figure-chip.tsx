import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { classNames } from '#ui/class-names.ts'
import { useLanguage } from '#ui/language.ts'
import { formatDate } from '#ui/format.ts'
import { useWords } from '#ui/words.ts'
import { deskWords } from './desk-words.ts'
import css from './editor.module.css'
import { useFigure } from './use-figure.ts'

/** A number in the text that is being written: live, in the wording that was chosen. */
export function FigureChip({ node, selected, extension }: NodeViewProps) {
  const t = useWords(deskWords)
  const language = useLanguage()
  const {
    figure: key,
    as,
    day,
  } = node.attrs as { figure: string; as: 'worded' | 'exact'; day: string | null }
  const { lang } = extension.options as { lang: 'zh-Hans' | 'en' }
  const { figure, wordings } = useFigure(key, day, lang)
  return (
    <NodeViewWrapper as="span" className={classNames(css.chip, selected && css.chosen)} title={figure?.title}>
      {wordings?.[as] ?? (figure === null ? t('figureGone', { key }) : '…')}
      {day && <small>{formatDate(day, language)}</small>}
    </NodeViewWrapper>
  )
}
