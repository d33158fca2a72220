import { defineWords } from '#ui/words.ts'

export const words = defineWords({
  zh: {
    about: '关于',
    network: '网络',
    figures: '指标',
    units: '找单位',
    find: '找单位、申请、产业链',
    home: '回到首页',
    notFound: '没有这一页',
    notFoundWhy: '地址可能写错了，也可能这一页已经撤下。',
    broken: '这一页没能打开',
    brokenWhy: '已经填写的内容仍在。请重新打开；如果还是不行，请稍后再来。',
    reload: '重新打开',
  },
  en: {
    about: 'About',
    network: 'Network',
    figures: 'Figures',
    units: 'Find units',
    find: 'Find units, applications, chains',
    home: 'Go to the home page',
    notFound: 'There is no such page',
    notFoundWhy: 'The address may be mistyped, or the page has been taken down.',
    broken: 'This page could not be opened',
    brokenWhy: 'What you wrote is still there. Open the page again; if that fails, please come back later.',
    reload: 'Open again',
  },
})
