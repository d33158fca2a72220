import { Link } from '#ui/link.tsx'
import { Page, Prose, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { aboutWords } from './about-words.ts'

/** What this place is, and what it will not do. */
export function About() {
  const t = useWords(aboutWords)
  return (
    <Page setting="read" kicker={t('kicker')} title={t('title')} lead={t('lead')}>
      <Section title={t('howTitle')}>
        <Prose>
          <p>{t('how')}</p>
          <p>{t('counted')}</p>
        </Prose>
      </Section>
      <Section title={t('notTitle')}>
        <Prose>
          <ul>
            <li>{t('notRanking')}</li>
            <li>{t('notScore')}</li>
            <li>{t('notNumbers')}</li>
            <li>{t('notSeen')}</li>
          </ul>
        </Prose>
      </Section>
      <Section title={t('openTitle')}>
        <Prose>
          <p>
            {t.nodes('open', {
              api: (
                <Link to="/api/docs" outside>
                  {t('api')}
                </Link>
              ),
              checkpoints: <Link to="/checkpoints">{t('checkpoints')}</Link>,
              wall: <Link to="/wall">{t('wall')}</Link>,
            })}
          </p>
        </Prose>
      </Section>
    </Page>
  )
}
