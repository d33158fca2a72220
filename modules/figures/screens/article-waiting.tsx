import { Waiting } from '#ui/states.tsx'
import css from './article.module.css'

/** As high as the window, so that what stands below the article never shows before it. */
export function ArticleWaiting() {
  return (
    <div className={css.waiting}>
      <Waiting lines={9} />
    </div>
  )
}
