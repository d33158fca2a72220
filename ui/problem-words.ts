import type { commonProblems } from '#platform/problem.ts'
import { defineWords } from './words.ts'

type Anywhere = (typeof commonProblems)[number]['code']

/** Words of the refusals that any operation may give; a module has words for its own. */
export const problemWords = defineWords({
  zh: {
    unauthenticated: '请先登录。登录后会回到这一页',
    forbidden: '您现在的岗位不能办理这项。如需办理，请联系本单位的管理人员',
    not_found: '没有找到，或者已不再开放',
    invalid_input: '有些内容需要修改',
    unknown_parameter: '地址中有无法识别的部分，请从导航重新打开',
    invalid_parameter: '地址中有不对的部分，请从导航重新打开',
    foreign_origin: '这次提交来自别的网站，没有受理。请回到本站再办',
    idempotency_key_reused: '这次提交与上次不同，请刷新页面后再提交',
    precondition_failed: '别人刚刚修改过这条记录。请刷新，看过新内容后再改',
    precondition_required: '请刷新页面后再修改，以免覆盖别人的修改',
    too_many_requests: '操作太频繁，请稍后再试',
    payload_too_large: '内容或文件太大，请减少后再提交',
    malformed_request: '提交的内容不完整，请刷新页面后重试',
    internal_error: '系统出了问题，内容没有保存。请稍后再试',
    unreachable: '网络不通。填写的内容仍在这里，联网后再提交',
    unavailable: '系统正在恢复，请过一会儿再试',
  } satisfies Record<Anywhere, string> & Record<string, string>,
  en: {
    unauthenticated: 'Please sign in first. You will come back to this page',
    forbidden: 'Your posts do not allow this. If you need it, ask the people who manage your unit',
    not_found: 'Not found, or no longer open',
    invalid_input: 'Some answers need a change',
    invalid_parameter: 'Part of this address is wrong. Please open the page again from the menu',
    foreign_origin: 'This was sent from another site and not accepted. Please do it on this site',
    unknown_parameter: 'Part of this address is not understood. Please open the page again from the menu',
    idempotency_key_reused:
      'This differs from what was sent before. Please reload the page and send it again',
    precondition_failed: 'Somebody has just changed this record. Reload, read what is new, then change it',
    precondition_required: 'Please reload the page first, so that no change by others is lost',
    too_many_requests: 'Too many attempts. Please wait a while',
    payload_too_large: 'The text or file is too large. Please make it smaller',
    malformed_request: 'What was sent is incomplete. Please reload the page and try again',
    internal_error: 'Something failed on our side and nothing was saved. Please try again later',
    unreachable: 'No connection. What you wrote is still here; send it when you are online again',
    unavailable: 'The service is recovering. Please try again shortly',
  },
})

/** Words beside a field, for the codes that the shapes of contracts give. */
export const fieldProblemWords = defineWords({
  zh: {
    required: '请填写这一项',
    unknown_field: '这一项无法识别',
    wrong_type: '这里的内容类型不对',
    too_short: '内容太短，请写得完整些',
    too_long: '内容太长，请缩短',
    too_small: '数值太小',
    too_big: '数值太大',
    invalid_format: '格式不对，请核对',
    not_allowed: '请从给出的选项中选择',
  },
  en: {
    required: 'Please fill this in',
    unknown_field: 'This is not understood',
    wrong_type: 'This is the wrong kind of value',
    too_short: 'Too short; please write a little more',
    too_long: 'Too long; please shorten it',
    too_small: 'The number is too small',
    too_big: 'The number is too large',
    invalid_format: 'Please check how this is written',
    not_allowed: 'Please choose one of the options',
  },
})

export type CommonCode = keyof typeof problemWords.zh
