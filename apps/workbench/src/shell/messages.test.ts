import { describe, expect, it } from 'vitest';
import { KEPT_MESSAGES, NO_MESSAGES, withMessage } from './messages.ts';

describe('messages', () => {
  it('keep the newest fifty, newest first, each with a name of its own', () => {
    let all = NO_MESSAGES;
    for (let k = 0; k < 60; k++) all = withMessage(all, `message ${k}`, 'info', k);
    expect(all.list).toHaveLength(KEPT_MESSAGES);
    expect(all.list[0]!.text).toBe('message 59');
    expect(all.list.at(-1)!.text).toBe('message 10');
    expect(new Set(all.list.map((m) => m.id)).size).toBe(KEPT_MESSAGES);
    expect(all.unread).toBe(KEPT_MESSAGES);
  });
  it('counts what was not looked at', () => {
    const two = withMessage(withMessage(NO_MESSAGES, 'a', 'info', 1), 'b', 'error', 2);
    expect(two.unread).toBe(2);
    expect(withMessage({ ...two, unread: 0 }, 'c', 'warn', 3).unread).toBe(1);
  });
});
