import { defineWords } from '#ui/words.ts'
import type { WebhookEvent } from '../contract.ts'

/** What a system can be told of, as choices and as the first column of the log. */
export const eventWords = defineWords({
  zh: {
    asked: '事项提交',
    kind_changed: '类别更改',
    sent: '交付承办',
    taken: '承办方接办',
    answered: '承办方答复',
    handed_on: '转交其他单位',
    called_in: '请其他单位一同承办',
    outcome_proposed: '提出办理结果',
    outcome_rejected: '办理结果未获认可',
    confirmed: '确认已解决',
    not_solved: '确认未能解决',
    unconfirmed: '办结，未确认',
    withdrawn: '事项撤回',
    reopened: '事项重新提出',
    overdue: '承办超期',
  } satisfies Record<WebhookEvent, string>,
  en: {
    asked: 'Matter asked',
    kind_changed: 'Kind changed',
    sent: 'Part sent to a body',
    taken: 'Part taken',
    answered: 'Part answered',
    handed_on: 'Part handed on',
    called_in: 'Other bodies called in',
    outcome_proposed: 'Outcome proposed',
    outcome_rejected: 'Outcome rejected',
    confirmed: 'Confirmed as solved',
    not_solved: 'Confirmed as not solved',
    unconfirmed: 'Closed without confirmation',
    withdrawn: 'Matter withdrawn',
    reopened: 'Matter reopened',
    overdue: 'Part overdue',
  },
})
