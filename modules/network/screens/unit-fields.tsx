import { useQuery } from '@tanstack/react-query'
import { type Option, Select } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { TextArea, TextField } from '#ui/text-field.tsx'
import type { Form } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { UnitSize } from '../contract.ts'
import { network } from './client.ts'
import { editUnitWords } from './edit-unit-words.ts'
import css from './keep-unit.module.css'
import { UNIT_FIELDS, type UnitFieldName, type UnitValues } from './unit-values.ts'

/** The labels of a unit's fields, in the order in which they stand. */
export function useUnitLabels(): Record<UnitFieldName, string> {
  const t = useWords(editUnitWords)
  return Object.fromEntries(UNIT_FIELDS.map((field) => [field, t(field)])) as Record<UnitFieldName, string>
}

/** The fields of a unit's record. A member keeps its kind: then it is said, not asked. */
export function UnitFields({ form, fixedKind }: { form: Form<UnitValues>; fixedKind?: string | undefined }) {
  const t = useWords(editUnitWords)
  const kinds = useUnitKinds()
  const sizes = useUnitSizes()
  const places = usePlaces()
  return (
    <>
      <TextField {...form.field('name')} help={t('nameHelp')} autoComplete="off" />
      <TextField {...form.field('nameEn')} optional autoComplete="off" />
      <TextArea {...form.field('aliases')} help={t('aliasesHelp')} optional />
      {fixedKind === undefined ? (
        <Select {...form.field('kind')} options={kinds} />
      ) : (
        <div className={css.said}>
          <b>{t('kind')}</b>
          <span>{t('kindFixed', { kind: fixedKind })}</span>
        </div>
      )}
      <TextField {...form.field('creditCode')} help={t('creditCodeHelp')} optional autoComplete="off" />
      <TextField {...form.field('rorId')} help={t('rorIdHelp')} optional autoComplete="off" />
      <TextField {...form.field('industryCode')} help={t('industryCodeHelp')} optional short />
      <Select {...form.field('size')} help={t('sizeHelp')} options={sizes} none={t('sizeNone')} optional />
      <Select {...form.field('placeCode')} options={places} none={t('placeNone')} optional />
      <TextField {...form.field('address')} optional autoComplete="off" />
      <TextField {...form.field('website')} help={t('websiteHelp')} type="url" optional autoComplete="off" />
      <TextArea {...form.field('summary')} help={t('summaryHelp')} optional />
    </>
  )
}

export function useUnitSizes(): Option[] {
  const t = useWords(editUnitWords)
  return UnitSize.options.map((size) => ({ value: size, label: t(`size.${size}`) }))
}

export function useUnitKinds(): Option[] {
  const lang = useLanguage()
  const { data } = useQuery(network.listUnitKinds.queryOptions({ query: { lang } }))
  return (data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
}

/** Every place, with the one it lies in before its own name; the district itself stands alone. */
export function usePlaces(): Option[] {
  const lang = useLanguage()
  const { data } = useQuery(network.listPlaces.queryOptions({ query: { lang } }))
  const places = data?.items ?? []
  const names = new Map(places.map(({ code, name }) => [code, name]))
  return places.map(({ code, name, level, parentCode }) => {
    const around = level === 'community' && parentCode !== null ? names.get(parentCode) : undefined
    return { value: code, label: around === undefined ? name : `${around} · ${name}` }
  })
}
