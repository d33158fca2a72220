import { defineWords } from '#ui/words.ts'

export const words = defineWords({
  zh: {
    bulletin: '简报',
    home: '首页',
    asOf: '截至{day}',
    openAsPublished: '数字由记录计算，点开可查',
    openFigure: '看记录',
    articleFigures: '文中的数字',
  },
  en: {
    bulletin: 'Bulletin',
    home: 'Home',
    asOf: 'As of {day}',
    openAsPublished: 'Numbers are counted from records; open one to check',
    openFigure: 'See the records',
    articleFigures: 'Numbers in the article',
  },
})
