import { withClient } from '#platform/databases.ts'
import { textTerms } from '#platform/search.ts'
import { addUnits, unitIdSql } from './units.ts'

const UNITS = 200_000
const TEXTS = 1_000
const PAST = 100_000

/** What units do and what is asked for is made of these; few, so that each is frequent, which is the hard case. */
const WORDS =
  '电解液 隔膜 正极 负极 薄膜 涂布 显示 面板 驱动 芯片 封装 激光 光学 镜头 传感 雷达 导航 机床 刀具 模具 注塑 铝材 钢构 焊接 热处理 ' +
  '合成 发酵 酶 菌株 细胞 抗体 疫苗 试剂 诊断 影像 康复 护理 药物 中试 提纯 色谱 质谱 测序 育种 种苗 温室 灌溉 饲料 水产 冷链 ' +
  '算法 图像 语音 检索 仿真 云 存储 网络 安全 加密 区块链 支付 物流 仓储 调度 巡检 消防 节能 储能 光伏 风电 氢能 充电 回收 污水 ' +
  '催化 涂料 树脂 纤维 陶瓷 玻璃 粉末 石墨烯 纳米 量子 超导 真空 低温 微波 天线 射频 无人机 卫星 测绘 勘探 桥梁 隧道 地铁 电梯'
const words = WORDS.split(' ')
/** Scattered, since words that never stand together would never be found together. */
const wordOf = (n: number, step: number) =>
  words[(Math.imul(n * 31 + step, 0x9e3779b1) >>> 12) % words.length] ?? ''

/** Both as a person would put them. */
const offerOf = (n: number) =>
  `从事${[1, 7, 11, 13].map((step) => wordOf(n + step, step)).join('、')}的研发与服务`
export const needOf = (n: number) => ({
  title: `寻找${wordOf(n, 3)}${wordOf(n, 5)}的合作方`,
  description: `我们做${wordOf(n, 17)}，现在需要${wordOf(n, 3)}和${wordOf(n, 5)}，指标见附件，最好能在${wordOf(n, 19)}上先试，能解决${wordOf(n, 23)}不稳定的问题更好。`,
})

/** 200,000 units that say what they do, and 100,000 closed technology needs in which some of them helped. */
export async function addPastMatters(ownerUrl: string): Promise<void> {
  await addUnits(ownerUrl, UNITS)
  const offers = Array.from({ length: TEXTS }, (_, n) => offerOf(n * 97 + Math.floor(n / 7)))
  const needs = Array.from({ length: TEXTS }, (_, n) => ({
    ...needOf(n),
    terms: textTerms(Object.values(needOf(n)).join(' ')),
  }))
  await withClient(ownerUrl, async (client) => {
    await client.query(
      `update unit set summary = ($1::text[])[1 + n % $2] from (select id, row_number() over (order by id)::int as n from unit) as own
       where own.id = unit.id`,
      [offers, TEXTS],
    )
    await client.query(`insert into person (id, name) values (${unitIdSql('1')}, 'Somebody')`)
    await client.query(
      `insert into matter (id, kind, title, description, answers, channel, asked_by, status, closing, closed_at, asked_at, triage_due_at, calendar, search)
       select gen_random_uuid(), 'technology', title, description, '{}', 'person', ${unitIdSql('1')}, 'closed', 'confirmed', now(), now(), now(),
              'bench', array_to_tsvector(terms)
       from jsonb_to_recordset($1) as asked(title text, description text, terms text[]), generate_series(1, $2) as copy`,
      [JSON.stringify(needs), PAST / TEXTS],
    )
    await client.query(
      `insert into handling (id, matter_id, body_kind, body_id, is_lead, round, state, answer, sent_at, take_due_at, answer_due_at, ended_at)
       select gen_random_uuid(), id, 'unit', ${unitIdSql('1 + n % 200000')}, true, 0, 'answered', 'helped', now(), now(), now(), now()
       from (select id, row_number() over (order by id)::int as n from matter) as past`,
    )
    await client.query('vacuum analyze')
  })
}
