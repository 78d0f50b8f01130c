import { describe, expect, it } from 'vitest';
import { createTokens, launchTokenLifeMs } from '../../../electron/browser/tokens.ts';

function tokensAt(clock: { ms: number }) {
  return createTokens(() => clock.ms);
}

describe('a launch token', () => {
  it('is refused the second time', () => {
    const tokens = tokensAt({ ms: 0 });
    const launch = tokens.issueLaunch();
    expect(tokens.redeem(launch)).not.toBeNull();
    expect(tokens.redeem(launch)).toBeNull();
  });

  it('is refused from the sixtieth second on, and good until then', () => {
    const clock = { ms: 5 };
    const tokens = tokensAt(clock);
    const [early, late] = [tokens.issueLaunch(), tokens.issueLaunch()];
    clock.ms += launchTokenLifeMs - 1;
    expect(tokens.redeem(early)).not.toBeNull();
    clock.ms += 1;
    expect(tokens.redeem(late)).toBeNull();
  });

  it('is refused by another server', () => {
    expect(tokensAt({ ms: 0 }).redeem(tokensAt({ ms: 0 }).issueLaunch())).toBeNull();
  });

  it('is refused when anything about it differs', () => {
    const tokens = tokensAt({ ms: 0 });
    const launch = tokens.issueLaunch();
    for (const wrong of ['', launch.slice(1), `${launch}=`, ` ${launch}`, launch.toLowerCase()]) {
      expect(tokens.redeem(wrong)).toBeNull();
    }
    expect(tokens.redeem(launch)).not.toBeNull();
  });

  it('has 256 bits and is never the same twice', () => {
    const tokens = tokensAt({ ms: 0 });
    const issued = Array.from({ length: 1000 }, () => tokens.issueLaunch());
    expect(new Set(issued).size).toBe(1000);
    expect(issued.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
  });

  it('gives way to newer ones when many lie unused', () => {
    const tokens = tokensAt({ ms: 0 });
    const oldest = tokens.issueLaunch();
    const newer = Array.from({ length: 16 }, () => tokens.issueLaunch());
    expect(tokens.redeem(oldest)).toBeNull();
    expect(newer.every((token) => tokens.redeem(token) !== null)).toBe(true);
  });
});

describe('a session token', () => {
  it('is not a launch token, nor the other way round', () => {
    const tokens = tokensAt({ ms: 0 });
    const launch = tokens.issueLaunch();
    expect(tokens.isSession(launch)).toBe(false);
    const session = tokens.redeem(launch) ?? '';
    expect(tokens.redeem(session)).toBeNull();
    expect(tokens.isSession(launch)).toBe(false);
  });

  it('stays good beside those of other windows, however old', () => {
    const clock = { ms: 0 };
    const tokens = tokensAt(clock);
    const sessions = [tokens.redeem(tokens.issueLaunch()), tokens.redeem(tokens.issueLaunch())];
    clock.ms += 1000 * launchTokenLifeMs;
    expect(sessions.map((token) => tokens.isSession(token ?? ''))).toEqual([true, true]);
    expect(tokens.isSession('')).toBe(false);
  });
});
