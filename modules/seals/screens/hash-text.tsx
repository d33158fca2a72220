import css from './hash-text.module.css'

/** A hash in groups of four, so that two people can compare it by reading it aloud. */
export const HashText = ({ hash }: { hash: string }) => (
  <code className={css.hash} translate="no">
    {hash.replaceAll(/(.{4})(?=.)/g, '$1 ')}
  </code>
)
