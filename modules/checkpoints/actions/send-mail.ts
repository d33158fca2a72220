import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { CheckpointRow } from '../queries/checkpoints.ts'

export interface MailSettings {
  readonly to: string
  /** `smtp://user:password@host:587`, or `smtps://`. */
  readonly smtp: URL
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Mails the checkpoint as an attached text, since mail programs break lines; throws unless the mail server takes it. */
export async function sendMail(
  { to, smtp }: MailSettings,
  checkpoint: CheckpointRow,
  patienceMs: number,
): Promise<void> {
  const user = decodeURIComponent(smtp.username)
  const isSecure = smtp.protocol === 'smtps:'
  const transport = createTransport({
    host: smtp.hostname.replaceAll(/[[\]]/g, ''),
    port: Number(smtp.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    // A password, and what is sent, cross no network in the clear.
    requireTLS: !isSecure && !LOOPBACK.has(smtp.hostname),
    ...(user ? { auth: { user, pass: decodeURIComponent(smtp.password) } } : {}),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { id, name, sealNumber, text } = checkpoint
  const tooLate = new AbortController()
  try {
    const sending = transport.sendMail({
      // Mail servers let in whom they know: the user that signs in, else the auditor's own address.
      from: { name, address: user.includes('@') ? user : to },
      to,
      subject: `${name}：第${sealNumber}号封存的检查点 · checkpoint of seal ${sealNumber}`,
      messageId: `<${id}@${name}>`,
      text: [
        '附件是一份签名的检查点，请留存。日后可用 juguang verify --checkpoint 核对历史是否被改动。',
        'Attached is a signed checkpoint. Keep it: juguang verify --checkpoint tells whether history still agrees with it.',
      ].join('\n\n'),
      attachments: [
        { filename: `${name}-${sealNumber}.txt`, content: text, contentType: 'text/plain; charset=utf-8' },
      ],
    })
    await Promise.race([sending, timeOut(patienceMs, tooLate.signal)])
  } finally {
    tooLate.abort()
    transport.close()
  }
}

async function timeOut(patienceMs: number, signal: AbortSignal): Promise<never> {
  await wait(patienceMs, undefined, { signal })
  throw new Error('The mail server took too long')
}
