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
  const number = (n: number): Run => ({ text: numbers[n]?.wording ?? '', note: n + 1 })
  const blocks = isEnglish ? englishBlocks(number) : chineseBlocks(number)
  return {
    lang,
    ...(isEnglish ? english : chinese),
    publishedOn: '2026-11-24',
    blocks: Array.from({ length: times }, () => blocks).flat(),
    numbers,
    checkpoint,
  }
}

const chinese = {
  masthead: '聚光简报',
  issue: '2026年第3期',
  publisher: '光明区委组织部',
  title: '科学城里，需要的人怎样找到能帮上的人',
  summary:
    '今年以来，光明科学城以产业链党委为纽带，把科研机构和科技企业连成一张网，围绕住房、就学、共享仪器等急难愁盼之事，做到件件有着落、事事有回音。',
}

function chineseBlocks(number: (n: number) => Run): PrintedBlock[] {
  return [
    { kind: 'heading', text: '一、从一条链开始' },
    {
      kind: 'paragraph',
      runs: [
        {
          text: '2023年，合成生物的研究者、中试平台和企业坐到了一起，组成深圳第一个以产业链为单元的科技党委。如今，11个产业链党组织把',
        },
        number(0),
        { text: '科研机构和' },
        number(1),
        {
          text: '科技企业党组织连成一张网。一家做光学膜的企业要找评价设备，一个课题组要找能放大工艺的车间，过去靠熟人打听，现在先在链上问。',
        },
      ],
    },
    {
      kind: 'paragraph',
      runs: [
        { text: '择优吸纳，程序公开。', bold: true },
        {
          text: '成员单位由两位评审人分别提出意见，再由产业链党委书记决定并说明理由——不搞“一刀切”，也不设门槛之外的门槛（详见《成员单位吸纳办法》）。',
        },
      ],
    },
    { kind: 'heading', text: '二、把事办成' },
    {
      kind: 'paragraph',
      runs: [
        { text: '科学家最常提的是住房和孩子上学，这两类事项已经解决' },
        number(2),
        { text: '，每一件都由提出的人自己确认。主要做法有：' },
      ],
    },
    {
      kind: 'list',
      items: [
        [{ text: '仪器、实验室和会议室列在同一张共享清单上，谁有空、怎么约，一看便知；' }],
        [{ text: '每件事项由一个承办单位牵头，3个工作日内答复，到期自动提醒；' }],
        [{ text: '筹集、配租、接受和入住分开统计，不以“已分配”代替“已入住”。' }],
      ],
    },
    {
      kind: 'quote',
      runs: [
        {
          text: '“以前找一台冷冻电镜要打七八个电话，现在在清单上看到有空，当天就约上了。”一位青年研究员说。',
        },
      ],
    },
    { kind: 'heading', text: '三、在居民身边' },
    {
      kind: 'paragraph',
      runs: [
        { text: '党员回到住的社区报到，会修的去修，会讲的去讲。服务队里有党员' },
        number(3),
        { text: '，已服务群众' },
        number(4),
        { text: '。受益的人数怎样得知，是主办方确认、本人确认还是事后补录，记录里都写明。前述' },
        number(0),
        { text: '科研机构中，多数已有自己的服务队。' },
      ],
    },
  ]
}

const english = {
  masthead: 'Juguang Bulletin',
  issue: '2026, No. 3',
  publisher: 'Organisation Department, Guangming District',
  title: 'In a science city, how those who need something find those who can help',
  summary:
    'This year the committees of the industry chains have joined institutes and firms in one network. Needs for homes, schools and shared instruments are followed until those who raised them confirm the outcome.',
}

function englishBlocks(number: (n: number) => Run): PrintedBlock[] {
  return [
    { kind: 'heading', text: 'It began with one chain' },
    {
      kind: 'paragraph',
      runs: [
        {
          text: 'In 2023 researchers, pilot plants and firms in synthetic biology formed the first Party committee in Shenzhen to be built around an industry chain. Today the chains join ',
        },
        number(0),
        { text: ' and ' },
        number(1),
        {
          text: ' in one network. A maker of optical film needs a test bench; a research group needs a plant that can scale up its process. Once they asked around among friends, now they ask along the chain.',
        },
      ],
    },
    { kind: 'heading', text: 'Getting things done' },
    {
      kind: 'paragraph',
      runs: [
        { text: 'What scientists ask about most is housing and schools for their children: ' },
        number(2),
        { text: ' of these two kinds have been resolved, ' },
        { text: 'each confirmed by the person who asked', bold: true },
        { text: '.' },
      ],
    },
    {
      kind: 'list',
      items: [
        [
          {
            text: 'Instruments, laboratories and meeting rooms stand on one shared list that says what is free and how to book it.',
          },
        ],
        [{ text: 'Each matter has one body that leads, and an answer within three working days.' }],
      ],
    },
    {
      kind: 'quote',
      runs: [
        {
          text: '“To find a cryo-electron microscope I used to make seven or eight calls,” says a young researcher. “Now I don’t; I book one the same day.”',
        },
      ],
    },
    { kind: 'heading', text: 'Close to residents' },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Those who can mend things mend, those who can explain explain. With ' },
        number(3),
        { text: ' among their volunteers, the teams have served residents ' },
        number(4),
        { text: '. Most of the ' },
        number(0),
        { text: ' have a team of their own.' },
      ],
    },
  ]
}
