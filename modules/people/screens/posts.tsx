import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Post } from '../contract.ts'
import { people } from './client.ts'
import { ConfirmPost } from './confirm-post.tsx'
import { EndPost } from './end-post.tsx'
import { usePostText } from './held-post.ts'
import { PostFilterFields, PostSentence, usePostFilters } from './post-filters.tsx'
import { PostState } from './post-state.tsx'
import { postWords } from './post-words.ts'
import css from './posts.module.css'

/** Every post, narrowed by person, role and body; those that wait are confirmed here, and any is ended here. */
export function Posts() {
  const t = useWords(postWords)
  const filters = usePostFilters()
  const posts = usePages(people.listPosts, { query: { ...filters.query, limit: 50 } })
  const grant = (
    <ButtonLink look="loud" to="/work/posts/new">
      {t('grant')}
    </ButtonLink>
  )
  const columns = useColumns()
  const isWaiting = filters.waiting !== undefined
  return (
    <Page title={t('title')} lead={t('lead')} actions={grant}>
      <PostFilterFields filters={filters} rows={posts.data} />
      <Loaded query={posts} waiting={<Waiting shape="rows" lines={8} />}>
        {(rows) => (
          <DataTable
            label={t('title')}
            sentence={<PostSentence filters={filters} rows={rows} />}
            columns={columns}
            rows={rows}
            rowKey={(post) => post.id}
            next={posts.next}
            empty={
              <Empty title={t(isWaiting ? 'noneWaiting' : 'none')}>
                {t(isWaiting ? 'noneWaitingHelp' : 'noneHelp')}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  )
}

function useColumns() {
  const t = useWords(postWords)
  const textOf = useTexts()
  const { term } = usePostText()
  return [
    { key: 'person', title: t('person'), show: (post: Post) => <b>{post.person.name}</b> },
    { key: 'role', title: t('role'), show: (post: Post) => textOf(post.roleName) },
    { key: 'body', title: t('body'), show: (post: Post) => post.bodyName && textOf(post.bodyName) },
    { key: 'term', title: t('term'), show: term },
    { key: 'by', title: t('by'), show: (post: Post) => <GrantedBy post={post} /> },
    { key: 'state', title: t('state'), show: (post: Post) => <PostState status={post.status} /> },
    {
      key: 'act',
      title: t('act'),
      align: 'end' as const,
      show: (post: Post) => (
        <span className={css.actions}>
          <ConfirmPost post={post} />
          <EndPost post={post} />
        </span>
      ),
    },
  ]
}

function GrantedBy({ post: { grantedBy, confirmedBy } }: { post: Post }) {
  const t = useWords(postWords)
  return (
    <small className={css.by}>
      <span>{grantedBy ? t('grantedBy', { name: grantedBy.name }) : t('grantedByCommand')}</span>
      {confirmedBy && <span>{t('confirmedBy', { name: confirmedBy.name })}</span>}
    </small>
  )
}
