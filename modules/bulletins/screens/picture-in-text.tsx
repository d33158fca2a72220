import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useId } from 'react'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { TextField } from '#ui/text-field.tsx'
import { useWords } from '#ui/words.ts'
import { deskWords } from './desk-words.ts'
import css from './editor.module.css'

/** A picture in the text that is being written, with what it shows in words and its caption. */
export function PictureInText({ node, selected, extension, updateAttributes, deleteNode }: NodeViewProps) {
  const t = useWords(deskWords)
  const id = useId()
  const { fileId, alt, caption } = node.attrs as Record<'fileId' | 'alt' | 'caption', string>
  const { draftId } = extension.options as { draftId: string }
  return (
    <NodeViewWrapper className={classNames(css.picture, selected && css.chosen)} contentEditable={false}>
      <img src={`/api/v1/bulletin-drafts/${draftId}/files/${fileId}`} alt={alt} />
      <div className={css.pictureWords}>
        <TextField
          id={`${id}alt`}
          name="alt"
          label={t('alt')}
          help={t('altHelp')}
          value={alt}
          onChange={(value) => updateAttributes({ alt: value })}
          error={undefined}
        />
        <TextField
          id={`${id}caption`}
          name="caption"
          label={t('caption')}
          value={caption}
          onChange={(value) => updateAttributes({ caption: value })}
          error={undefined}
          optional
        />
        <Button look="text" onClick={deleteNode}>
          {t('removePicture')}
        </Button>
      </div>
    </NodeViewWrapper>
  )
}
