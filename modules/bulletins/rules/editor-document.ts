// Between the blocks of a bulletin and the document of the editor (ProseMirror's JSON); nothing else knows that shape.
import type { Block, Inline } from '../contract.ts'

export interface EditorNode {
  type?: string
  attrs?: Record<string, unknown> | undefined
  content?: EditorNode[] | undefined
  marks?: { type: string }[] | undefined
  text?: string
}

/** What the editor is given; what it gives back may also lack things by name. */
export interface WholeNode {
  type: string
  attrs?: Record<string, unknown>
  content?: WholeNode[]
  marks?: { type: string }[]
  text?: string
}

/** The document of an editor that shows these blocks. An editor has at least one paragraph to write in. */
export const documentOf = (blocks: readonly Block[]): WholeNode => ({
  type: 'doc',
  content: blocks.length === 0 ? [{ type: 'paragraph' }] : blocks.map(nodeOf),
})

function nodeOf(block: Block): WholeNode {
  switch (block.kind) {
    case 'heading':
      return { type: 'heading', attrs: { level: 2 }, ...within(block.text ? [{ text: block.text }] : []) }
    case 'paragraph':
      return paragraph(block.parts)
    case 'quote':
      return { type: 'blockquote', content: [paragraph(block.parts)] }
    case 'list': {
      const items = block.items.length === 0 ? [[]] : block.items
      const content = items.map((item) => ({ type: 'listItem', content: [paragraph(item)] }))
      return { type: 'bulletList', content }
    }
    case 'picture': {
      const { fileId, alt, caption } = block
      return { type: 'picture', attrs: { fileId, alt, caption } }
    }
  }
}

const paragraph = (parts: readonly Inline[]): WholeNode => ({ type: 'paragraph', ...within(parts) })
/** ProseMirror wants no empty list of children. */
const within = (parts: readonly Inline[]) => (parts.length === 0 ? {} : { content: parts.map(inlineNode) })

function inlineNode(part: Inline): WholeNode {
  if ('figure' in part)
    return { type: 'figure', attrs: { figure: part.figure, as: part.as, day: part.day ?? null } }
  return { type: 'text', text: part.text, ...(part.bold ? { marks: [{ type: 'bold' }] } : {}) }
}

/** The blocks that the document says; empty paragraphs are kept, for somebody may be about to write there. */
export const blocksOf = ({ content = [] }: EditorNode): Block[] => content.flatMap(blocksOfNode)

function blocksOfNode(node: EditorNode): Block[] {
  const { attrs = {}, content = [] } = node
  if (node.type === 'heading')
    return [{ kind: 'heading', text: content.map(({ text = '' }) => plain(text)).join('') }]
  if (node.type === 'paragraph') return [{ kind: 'paragraph', parts: partsOf(node) }]
  if (node.type === 'blockquote') return content.map((inner) => ({ kind: 'quote', parts: partsOf(inner) }))
  if (node.type === 'bulletList')
    return [{ kind: 'list', items: content.map(({ content: [inner = {}] = [] }) => partsOf(inner)) }]
  if (node.type !== 'picture') return []
  const [fileId, alt, caption] = [
    said(attrs['fileId']),
    plain(said(attrs['alt'])),
    plain(said(attrs['caption'])),
  ]
  return [{ kind: 'picture', fileId, alt, caption }]
}

const said = (attribute: unknown): string => (typeof attribute === 'string' ? attribute : '')

const partsOf = ({ content = [] }: EditorNode): Inline[] =>
  content.flatMap(({ type, text, attrs = {}, marks = [] }): Inline[] => {
    if (type === 'figure') {
      const day = said(attrs['day'])
      return [
        {
          figure: said(attrs['figure']),
          as: attrs['as'] === 'exact' ? 'exact' : 'worded',
          ...(day ? { day } : {}),
        },
      ]
    }
    if (!text) return []
    const bold = marks.some((mark) => mark.type === 'bold') ? { bold: true as const } : {}
    return [{ text: plain(text), ...bold }]
  })

/** What is pasted may bring tabs and other control characters, which a bulletin does not keep. */
const plain = (text: string) => text.replaceAll(/\p{Cc}/gu, ' ')
