import { defineAccess, holds } from '#platform/access.ts'

/** Whoever names a system says where news of all matters go, so it is the district operators' alone. */
export const webhooksAccess = defineAccess({
  'webhooks.read': holds('operator'),
  'webhooks.create': holds('operator'),
  'webhooks.pause': holds('operator'),
  'webhooks.send_again': holds('operator'),
  'webhooks.stop': holds('operator'),
})
