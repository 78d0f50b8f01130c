import { expect, test } from 'vitest';
import { assertNever, fail, ok } from '../../../../shared/domain/result/result.ts';

test('a failure holds its code and its sentence', () => {
  expect(fail('not-found', 'It is not here.')).toEqual({
    ok: false,
    failure: { code: 'not-found', message: 'It is not here.' },
  });
});

test('a success holds its value, whatever it is', () => {
  expect(ok(undefined)).toEqual({ ok: true, value: undefined });
  expect(ok({ ok: false })).toEqual({ ok: true, value: { ok: false } });
});

test('a forgotten case throws', () => {
  expect(() => assertNever('forgotten' as never)).toThrow('Unreachable');
});
