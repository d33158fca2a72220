import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsOf, problemOf } from '#platform/testing.ts'
