import type { Socket } from 'node:net';
import * as v from 'valibot';
import { fail } from '../../../shared/domain/result/result.ts';
import type { RouterAnswer } from '../router.ts';
import { passesDoor } from './door-channels.ts';
import { type Frames, framesOver } from './frames.ts';
import { isProof, type Meeting, newNonce, proofBytes, proofOf, sessionKeys } from './handshake.ts';
import { helloBytes, nonceInHello } from './hello.ts';
import { mostAnswerBytes, mostRequestBytes, type SealedMessages, sealedMessages } from './sealed-messages.ts';

/** Somebody at the door, known or not yet. */
export interface Visitor {
  /** Lets them ask nothing more: shows them out at once, or once the call under way is answered. */
  dismiss(): void;
  /** Waits no longer for the call under way: it is answered with *locked*. */
  giveUp(): void;
  /** Resolves once they have left, whatever came in. */
  readonly gone: Promise<void>;
}

/** What a visitor finds at the door. */
export interface Reception {
  readonly place: Pick<Meeting, 'doorKey' | 'address' | 'folderIdentity'>;
  handle(channelName: unknown, params: unknown): Promise<RouterAnswer>;
}

const handshakeWithinMs = 5000;

/** A visitor who asks nothing for this long is shown out. */
const idleWithinMs = 10 * 60_000;

/** Answers whoever connected, once they have proven that they have the data key. */
export function receiveVisitor(socket: Socket, { place, handle }: Reception): Visitor {
  const frames = framesOver(socket);
  let isDismissed = false;
  let answerNow: ((answer: RouterAnswer) => void) | undefined;

  async function receive(): Promise<void> {
    const messages = await meet(frames, place);
    if (!messages) return;
    while (!isDismissed) {
      const asked = await messages.receive(idleWithinMs);
      if (asked === undefined) break;
      const answer = await answerTo(asked);
      if ((await messages.send(answer)) === 'too-long') await messages.send(answerTooLong);
    }
    messages.end();
  }

  async function answerTo(asked: unknown): Promise<RouterAnswer> {
    const request = v.safeParse(requestSchema, asked);
    if (!request.success) return fail('invalid-params', 'Casebook does not understand this request.');
    const { name, params } = request.output;
    if (!passesDoor(name)) return fail('not-allowed', notAllowedSentence);
    try {
      return await new Promise<RouterAnswer>((resolve, reject) => {
        answerNow = resolve;
        handle(name, params).then(resolve, reject);
      });
    } finally {
      answerNow = undefined;
    }
  }

  const gone = receive()
    // Whatever a visitor brings about concerns that visitor alone, never the windows of the holder.
    .catch(() => undefined)
    .then(() => frames.end());
  return {
    gone,
    dismiss: () => {
      isDismissed = true;
      if (!answerNow) frames.end();
    },
    giveUp: () => answerNow?.(fail('locked', lockedMeanwhileSentence)),
  };
}

/** Proves itself first: a visitor tells nothing to a holder that is none. */
async function meet(frames: Frames, place: Reception['place']): Promise<SealedMessages | undefined> {
  const hello = await frames.read(helloBytes, handshakeWithinMs);
  const visitorNonce = hello && nonceInHello(hello);
  if (!visitorNonce) return undefined;
  const holderNonce = newNonce();
  const meeting = { ...place, visitorNonce, holderNonce };
  await frames.write(Buffer.concat([holderNonce, proofOf('holder', meeting)]));
  const proof = await frames.read(proofBytes, handshakeWithinMs);
  if (!proof || !isProof(proof, 'visitor', meeting)) return undefined;
  const { fromVisitor, fromHolder } = sessionKeys(meeting);
  return sealedMessages(
    frames,
    { outgoing: fromHolder, incoming: fromVisitor },
    { outgoing: mostAnswerBytes, incoming: mostRequestBytes },
  );
}

const requestSchema = v.strictObject({ name: v.string(), params: v.unknown() });

const answerTooLong = fail('internal', 'The answer is too long to hand over at once. Ask for less.');
const notAllowedSentence =
  'This cannot be asked from another program. Do it in the window that has the journal open.';
const lockedMeanwhileSentence =
  'The journal was locked before this was answered. Unlock it and look whether it was done before you try again.';
