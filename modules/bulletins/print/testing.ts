import type { PrintedBlock, PrintedBulletin, PrintedNumber, Run } from '../contract/printed.ts'

const origin = 'https://juguang.example'
const checkpoint = `juguang.example/seals
12
qf2pVZqAvwL3E5zq4b1mXl2gkF4bQ1u1eJ0mF3y5b9Y=

— juguang.example/seals 3q2+7wAAAABk1yYJx0n0m5l8cH4tV2mB3pQ9sK6wR1zD8fG5hJ2kL7nP4qS6tV9xY1zA3bC5dE7fG9hJ1kL3mN5pQ7o=
`

const figures: [key: string, zh: string, en: string, wordedZh: string, wordedEn: string, value: number][] = [
  ['institutes-linked', '链上科研机构', 'Institutes linked', '138个', '138 institutes', 138],
  [
    'enterprise-organisations-linked',
    '链上科技企业党组织',
    'Party organisations of firms',
    '377个',
    '377 Party organisations',
    377,
  ],
  [
    'matters-resolved',
    '已解决的住房和就学事项',
    'Housing and schooling matters resolved',
    '120余件',
    'more than 120 matters',
    127,
  ],
  [
    'team-members',
    '服务队中的党员',
    'Party members in service teams',
    '1.3万人',
    '13,000 Party members',
    13_024,
  ],
  ['people-served', '服务群众', 'Residents served', '百万余人次', 'more than a million times', 1_003_482],
]

/** A bulletin of about two pages, or ten times its text, with a number that is not sealed and one named twice. */
export function sampleBulletin(lang: 'zh-Hans' | 'en', times = 1): PrintedBulletin {
  const isEnglish = lang === 'en'
  const numbers = figures.map(([figureKey, zh, en, wordedZh, wordedEn, value], n): PrintedNumber => {
    const isSealed = n !== 3
    return {
      note: n + 1,
      figureKey,
      title: isEnglish ? en : zh,
      wording: isEnglish ? wordedEn : wordedZh,
      value,
      day: '2026-11-23',
      seal: isSealed ? 12 : null,
      sealHash: isSealed ? '3fa49c01d2e87b65'.repeat(4) : null,
      url: `${origin}/figures/${figureKey}?asOf=2026-11-23`,
    }
  })
  const blocks = (isEnglish ? englishText : chineseText).map((line) => blockOf(line, numbers))
  return {
    lang,
    ...(isEnglish ? english : chinese),
    publishedOn: '2026-11-24',
    blocks: Array.from({ length: times }, () => blocks).flat(),
    numbers,
    checkpoint,
  }
}

/** `#` begins a heading, `>` a quote, `-` the items of a list; `{1}` is a number, `**` surrounds what is bold. */
function blockOf(line: string, numbers: readonly PrintedNumber[]): PrintedBlock {
  const runs = (text: string) => runsOf(text, numbers)
  const [mark, text] = [line.slice(0, 2), line.slice(2)]
  if (mark === '# ') return { kind: 'heading', text }
  if (mark === '> ') return { kind: 'quote', runs: runs(text) }
  if (mark === '- ') return { kind: 'list', items: text.split(' - ').map(runs) }
  return { kind: 'paragraph', runs: runs(line) }
}

function runsOf(text: string, numbers: readonly PrintedNumber[]): Run[] {
  return text.split(/(\{\d\}|\*\*.*?\*\*)/).map((part) => {
    const number = numbers.find(({ note }) => part === `{${note}}`)
    if (number) return { text: number.wording, note: number.note }
    return part.startsWith('**') ? { text: part.slice(2, -2), bold: true } : { text: part }
  })
}

const chinese = {
  masthead: '聚光简报',
  issue: '2026年第3期',
  publisher: '光明区委组织部',
  title: '科学城里，需要的人怎样找到能帮上的人',
  summary:
    '今年以来，光明科学城以产业链党委为纽带，把科研机构和科技企业连成一张网，围绕住房、就学、共享仪器等急难愁盼之事，做到件件有着落、事事有回音。',
}

const chineseText = [
  '# 一、从一条链开始',
  '2023年，合成生物的研究者、中试平台和企业坐到了一起，组成深圳第一个以产业链为单元的科技党委。如今，11个产业链党组织把{1}科研机构和{2}科技企业党组织连成一张网。一家做光学膜的企业要找评价设备，一个课题组要找能放大工艺的车间，过去靠熟人打听，现在先在链上问。',
  '**择优吸纳，程序公开。**成员单位由两位评审人分别提出意见，再由产业链党委书记决定并说明理由——不搞“一刀切”，也不设门槛之外的门槛（详见《成员单位吸纳办法》）。',
  '# 二、把事办成',
  '科学家最常提的是住房和孩子上学，这两类事项已经解决{3}，每一件都由提出的人自己确认。主要做法有：',
  '- 仪器、实验室和会议室列在同一张共享清单上，谁有空、怎么约，一看便知； - 每件事项由一个承办单位牵头，3个工作日内答复，到期自动提醒； - 筹集、配租、接受和入住分开统计，不以“已分配”代替“已入住”。',
  '> “以前找一台冷冻电镜要打七八个电话，现在在清单上看到有空，当天就约上了。”一位青年研究员说。',
  '# 三、在居民身边',
  '党员回到住的社区报到，会修的去修，会讲的去讲。服务队里有党员{4}，已服务群众{5}。受益的人数怎样得知，是主办方确认、本人确认还是事后补录，记录里都写明。前述{1}科研机构中，多数已有自己的服务队。',
]

const english = {
  masthead: 'Juguang Bulletin',
  issue: '2026, No. 3',
  publisher: 'Organisation Department, Guangming District',
  title: 'In a science city, how those who need something find those who can help',
  summary:
    'This year the committees of the industry chains have joined institutes and firms in one network. Needs for homes, schools and shared instruments are followed until those who raised them confirm the outcome.',
}

const englishText = [
  '# It began with one chain',
  'In 2023 researchers, pilot plants and firms in synthetic biology formed the first Party committee in Shenzhen to be built around an industry chain. Today the chains join {1} and {2} in one network. A maker of optical film needs a test bench; a research group needs a plant that can scale up its process. Once they asked around among friends, now they ask along the chain.',
  '# Getting things done',
  'What scientists ask about most is housing and schools for their children: {3} of these two kinds have been resolved, **each confirmed by the person who asked**.',
  '- Instruments, laboratories and meeting rooms stand on one shared list that says what is free and how to book it. - Each matter has one body that leads, and an answer within three working days.',
  '> “To find a cryo-electron microscope I used to make seven or eight calls,” says a young researcher. “Now I don’t; I book one the same day.”',
  '# Close to residents',
  'Those who can mend things mend, those who can explain explain. With {4} among their volunteers, the teams have served residents {5}. Most of the {1} have a team of their own.',
]
