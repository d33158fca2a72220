import { DataTable } from '#ui/data-table.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { useWords } from '#ui/words.ts'
import type { Me } from '../contract.ts'
import { ChangePassword } from './change-password.tsx'
import { usePostText } from './held-post.ts'
import { useMe } from './session.ts'
import { sessionWords } from './session-words.ts'

/** My posts with their terms, and my password. */
export function MyPage() {
  const t = useWords(sessionWords)
  return (
    <Loaded query={useMe()}>
      {(me) => (
        <Page title={me.person?.name ?? ''} lead={t('mineLead', { username: me.username ?? '' })}>
          {me.mustChangePassword && (
            <Notice tone="wait" title={t('mustChange')}>
              {t('mustChangeHelp')}
            </Notice>
          )}
          <Section title={t('mine')}>
            <PostTable posts={me.posts} />
          </Section>
          {me.can.changePassword && (
            <Section title={t('changeTitle')}>
              <ChangePassword username={me.username ?? ''} />
            </Section>
          )}
        </Page>
      )}
    </Loaded>
  )
}

function PostTable({ posts }: { posts: Me['posts'] }) {
  const t = useWords(sessionWords)
  const textOf = useTexts()
  const { term } = usePostText()
  return (
    <DataTable
      label={t('mine')}
      rows={posts}
      rowKey={(post) => post.id}
      columns={[
        { key: 'role', title: t('post'), show: (post) => <b>{textOf(post.roleName)}</b> },
        { key: 'body', title: t('body'), show: (post) => post.bodyName && textOf(post.bodyName) },
        { key: 'term', title: t('term'), show: term },
      ]}
      empty={<Empty title={t('noPost')}>{t('noPostHelp')}</Empty>}
    />
  )
}
