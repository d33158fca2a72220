import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { ListItem } from '@tiptap/extension-list'
import StarterKit from '@tiptap/starter-kit'
import Suggestion, { type SuggestionOptions } from '@tiptap/suggestion'
import type { Figure } from '#modules/figures/contract.ts'
import { FigureChip } from './figure-chip.tsx'
import { PictureInText } from './picture-in-text.tsx'

/** How the screen shows what is found after `@`; it lives outside the editor, so it is called back. */
export type Finder = NonNullable<ReturnType<NonNullable<SuggestionOptions<Figure>['render']>>>

export interface EditorSurroundings {
  /** Every figure that can be placed. */
  listFigures: () => Promise<Figure[]>
  finder: Finder
  /** Enter on a chosen number leads to where its wording and day are chosen. */
  onOpenFigure: () => void
  draftId: string
  lang: 'zh-Hans' | 'en'
}

/** What a bulletin may hold, and nothing more: what else is pasted comes in as plain paragraphs. */
export const extensionsFor = (given: EditorSurroundings) => [
  StarterKit.configure({
    heading: { levels: [2] },
    code: false,
    codeBlock: false,
    hardBreak: false,
    horizontalRule: false,
    italic: false,
    link: false,
    listItem: false,
    orderedList: false,
    strike: false,
    underline: false,
  }),
  ListItem.extend({ content: 'paragraph' }),
  figureNode(given),
  pictureNode(given),
]

const MOST_FOUND = 8

const figureNode = ({ listFigures, finder, onOpenFigure, lang }: EditorSurroundings) =>
  Node.create({
    name: 'figure',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addOptions: () => ({ lang }),
    addAttributes: () => ({ figure: { default: '' }, as: { default: 'worded' }, day: { default: null } }),
    // Never read from pasted markup: a number comes in by choosing its figure.
    parseHTML: () => [],
    renderHTML: ({ node }) => ['span', {}, `@${String(node.attrs['figure'])}`],
    addNodeView: () => ReactNodeViewRenderer(FigureChip, { as: 'span' }),
    addKeyboardShortcuts: () => ({
      Enter: ({ editor }) => {
        if (!editor.isActive('figure') || editor.state.selection.empty) return false
        onOpenFigure()
        return true
      },
    }),
    addProseMirrorPlugins() {
      return [
        Suggestion<Figure, Figure>({
          editor: this.editor,
          char: '@',
          // Chinese puts no space before it.
          allowedPrefixes: null,
          items: async ({ query }) =>
            (await listFigures()).filter((figure) => isFound(figure, query)).slice(0, MOST_FOUND),
          render: () => finder,
          command: ({ editor, range, props: { key } }) =>
            editor
              .chain()
              .focus()
              .insertContentAt(range, { type: 'figure', attrs: { figure: key, as: 'worded', day: null } })
              .run(),
        }),
      ]
    },
  })

const pictureNode = ({ draftId }: EditorSurroundings) =>
  Node.create({
    name: 'picture',
    group: 'block',
    atom: true,
    selectable: true,
    addOptions: () => ({ draftId }),
    addAttributes: () => ({ fileId: { default: '' }, alt: { default: '' }, caption: { default: '' } }),
    parseHTML: () => [],
    renderHTML: () => ['div', {}],
    addNodeView: () => ReactNodeViewRenderer(PictureInText),
  })

/** By a part of its title or key. */
const isFound = ({ title, key }: Figure, typed: string): boolean =>
  `${title} ${key}`.toLowerCase().includes(typed.toLowerCase())
