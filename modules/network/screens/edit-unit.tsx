import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done } from '#ui/states.tsx'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Unit, UnitChanges } from '../contract.ts'
import { network } from './client.ts'
import { editUnitWords } from './edit-unit-words.ts'
import { KeepOrganisations } from './keep-organisations.tsx'
import { LeaveCommittee } from './leave-committee.tsx'

/** Keeps the record of a unit. Who changed it meanwhile is not overwritten: the server then asks to look again. */
export function EditUnit() {
  const t = useWords(editUnitWords)
  const lang = useLanguage()
  const id = useParam('id')
  const unit = useQuery(network.getUnit.queryOptions({ params: { id }, query: { lang } }))
  const way = [{ to: '/network', label: t('network') }]
  return (
    <Loaded query={unit} page={{ title: t('edit'), way }}>
      {(found) => (
        <Page title={t('edit')} lead={found.name} way={[...way, { to: found.url, label: found.name }]}>
          <UnitForm key={found.id} unit={found} />
          <KeepOrganisations unit={found} />
          <LeaveCommittee unit={found} />
        </Page>
      )}
    </Loaded>
  )
}

/** In the order of the form. An emptied field is taken out of the record, save the name, which a unit must have. */
const FIELDS = [
  'name',
  'nameEn',
  'kind',
  'creditCode',
  'rorId',
  'industryCode',
  'placeCode',
  'address',
  'website',
  'summary',
] as const
type Field = (typeof FIELDS)[number]
type Values = Record<Field, string>

const valuesOf = ({ kind, place, ...unit }: Unit): Values => ({
  name: unit.name,
  nameEn: unit.nameEn ?? '',
  kind: kind.key,
  creditCode: unit.creditCode ?? '',
  rorId: unit.rorId ?? '',
  industryCode: unit.industryCode ?? '',
  placeCode: place?.code ?? '',
  address: unit.address ?? '',
  website: unit.website ?? '',
  summary: unit.summary ?? '',
})

/** Only what differs is sent, so that what somebody else keeps is not touched. */
function changesIn(values: Values, before: Values) {
  const changed = FIELDS.filter((field) => values[field].trim() !== before[field])
  return Object.fromEntries(
    changed.map((field) => [field, values[field].trim() || (field === 'name' ? '' : null)]),
  )
}

function UnitForm({ unit }: { unit: Unit }) {
  const t = useWords(editUnitWords)
  const queries = useQueryClient()
  const before = valuesOf(unit)
  const change = useMutation({
    ...network.changeUnit.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: network.getUnit.queryKey }),
  })
  const form = useForm<Values>({
    initial: before,
    labels: Object.fromEntries(FIELDS.map((field) => [field, t(field)])) as Values,
    check: (values) => schemaIssues(UnitChanges, changesIn(values, before)),
    problem: change.error,
    words: editUnitWords,
  })
  if (change.isSuccess)
    return (
      <Done title={t('saved')} action={<ButtonLink to={unit.url}>{t('see')}</ButtonLink>}>
        {t('savedHelp')}
      </Done>
    )
  const send = (values: Values) => {
    const body = UnitChanges.safeParse(changesIn(values, before)).data
    if (body) change.mutate({ params: { id: unit.id }, body, version: unit.version })
  }
  return (
    <Form form={form} problem={change.error} words={editUnitWords} onSend={send}>
      <TextField {...form.field('name')} />
      <TextField {...form.field('nameEn')} optional />
      <KindAndPlace form={form} />
      <TextField {...form.field('creditCode')} optional />
      <TextField {...form.field('rorId')} optional help={t('rorIdHelp')} />
      <TextField {...form.field('industryCode')} optional short help={t('industryCodeHelp')} />
      <TextField {...form.field('address')} optional />
      <TextField {...form.field('website')} optional />
      <TextArea {...form.field('summary')} optional />
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={change.isPending}>
          {t('send')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function KindAndPlace({ form }: { form: ReturnType<typeof useForm<Values>> }) {
  const lang = useLanguage()
  const kinds = useQuery(network.listUnitKinds.queryOptions({ query: { lang } })).data?.items ?? []
  const places = useQuery(network.listPlaces.queryOptions({ query: { lang } })).data?.items ?? []
  return (
    <>
      <Select {...form.field('kind')} options={kinds.map(({ key, name }) => ({ value: key, label: name }))} />
      <Select
        {...form.field('placeCode')}
        optional
        options={places.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  )
}
