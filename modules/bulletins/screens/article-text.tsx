import { FigureMark } from '#ui/figure-mark.tsx'
import type { LivingArticle, TextPart } from '../contract/published.ts'
import css from './article.module.css'

type Figures = LivingArticle['figures']

export function ArticleText({ article: { sections, figures } }: { article: LivingArticle }) {
  return (
    <div className={css.text}>
      {sections.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {paragraphs.map((parts, at) => (
            <p key={at}>
              <TextWithFigures parts={parts} figures={figures} />
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}

/** Running text, each figure in it as a quiet link. */
export function TextWithFigures({ parts, figures }: { parts: TextPart[]; figures: Figures }) {
  return parts.map((part, at) =>
    'text' in part ? part.text : <FigureInText key={at} figure={figures[part.figure]} />,
  )
}

function FigureInText({ figure }: { figure: Figures[string] | undefined }) {
  if (!figure) return null
  return (
    <FigureMark
      figureKey={figure.key}
      rule={figure.rule}
      sealed={figure.kind !== 'constant' && figure.unsealed === 0}
    >
      {figure.wording}
    </FigureMark>
  )
}
