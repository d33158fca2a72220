import { defineWords } from '#ui/words.ts'

/** What happened in spaces, as the record of events tells it: a sentence after the name of who did it. */
export const spacesRecordedWords = defineWords({
  zh: {
    'spaces.added': '登记一处阵地：{space}',
    'spaces.changed': '修改阵地资料：{space}',
    'spaces.opened': '开放阵地：{space}',
    'spaces.closed': '关闭阵地：{space}',
    'spaces.day_set': '调整{space}在{day}的开放时间',
    'spaces.day_cleared': '恢复{space}在{day}的平时开放时间',
    'spaces.shift_planned': '在{space}排班',
    'spaces.shift_cancelled': '取消{space}的一次排班',
    'spaces.visit_counted': '记录{space}到访{people}人',
    'spaces.visit_taken_back': '撤回{space}到访{people}人的记录',
  },
  en: {
    'spaces.added': 'entered a space: {space}',
    'spaces.changed': 'changed the record of a space: {space}',
    'spaces.opened': 'opened a space: {space}',
    'spaces.closed': 'closed a space: {space}',
    'spaces.day_set': 'set other hours for {space} on {day}',
    'spaces.day_cleared': 'gave {space} its usual hours again on {day}',
    'spaces.shift_planned': 'planned a shift in {space}',
    'spaces.shift_cancelled': 'cancelled a shift in {space}',
    'spaces.visit_counted': 'counted {people} people who came to {space}',
    'spaces.visit_taken_back': 'took back a count of {people} people who came to {space}',
  },
})
