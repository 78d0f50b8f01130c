import { connect, type Socket } from 'node:net';
import * as v from 'valibot';
import type { Answer, ChannelName, Params } from '../../../shared/contract/contract.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { RouterAnswer } from '../router.ts';
import { deriveKey } from '../vault/data-key.ts';
import { readHolder } from '../vault/holder.ts';
import { folderIdentity, isOwnDoorAddress } from './door-address.ts';
import { framesOver } from './frames.ts';
import { isProof, newNonce, nonceBytes, proofBytes, proofOf, sessionKeys } from './handshake.ts';
import { helloOf } from './hello.ts';
import { mostAnswerBytes, mostRequestBytes, type SealedMessages, sealedMessages } from './sealed-messages.ts';

/** A stay in the journal that another program of the same person has open. */
export interface Visit {
  /** Answered by the holder as if a window of its own had asked; one call at a time, in order. Never rejects. */
  call<Name extends ChannelName>(name: Name, params: Params<Name>): Promise<Answer<Name>>;
  end(): void;
}

const connectWithinMs = 2000;
const answerWithinMs = 3000;

/** The longest that a holder may work at one call. */
const callWithinMs = 10 * 60_000;

/**
 * Asks the program that has the journal open to be let in. `nobody`: no door, or nobody answers at it. `refused`: who
 * answers has not opened this vault, or the address is not one that only this person can have made.
 */
export async function knock(setting: {
  readonly journalFolder: string;
  readonly dataKey: Uint8Array;
}): Promise<Result<Visit, 'nobody' | 'refused'>> {
  const { journalFolder, dataKey } = setting;
  const address = readHolder(journalFolder)?.door;
  if (address === undefined) return fail('nobody', nobodySentence);
  if (!isOwnDoorAddress(address)) return fail('refused', refusedSentence);
  const identity = folderIdentity(journalFolder);
  const socket = identity === undefined ? undefined : await connectTo(address);
  if (!socket || identity === undefined) return fail('nobody', nobodySentence);

  const frames = framesOver(socket);
  const doorKey = deriveKey(dataKey, 'door');
  try {
    const visitorNonce = newNonce();
    await frames.write(helloOf(visitorNonce));
    const reply = await frames.read(nonceBytes + proofBytes, answerWithinMs);
    if (!reply) {
      socket.destroy();
      return fail('nobody', nobodySentence);
    }
    const holderNonce = reply.subarray(0, nonceBytes);
    const meeting = { doorKey, address, folderIdentity: identity, visitorNonce, holderNonce };
    if (!isProof(reply.subarray(nonceBytes), 'holder', meeting)) {
      socket.destroy();
      return fail('refused', refusedSentence);
    }
    await frames.write(proofOf('visitor', meeting));
    const { fromVisitor, fromHolder } = sessionKeys(meeting);
    return ok(
      visitOver(
        sealedMessages(
          frames,
          { outgoing: fromVisitor, incoming: fromHolder },
          { outgoing: mostRequestBytes, incoming: mostAnswerBytes },
        ),
      ),
    );
  } finally {
    doorKey.fill(0);
  }
}

const answerSchema = v.variant('ok', [
  v.looseObject({ ok: v.literal(true) }),
  v.looseObject({ ok: v.literal(false), failure: v.looseObject({ code: v.string(), message: v.string() }) }),
]);

function visitOver(messages: SealedMessages): Visit {
  let last: Promise<unknown> = Promise.resolve();

  async function ask(name: ChannelName, params: unknown): Promise<RouterAnswer> {
    const sent = await messages.send({ name, params });
    if (sent === 'too-long') return fail('invalid-params', 'This is too much to hand over at once.');
    if (sent === 'gone') return fail('locked', lockedSentence);
    const answer = v.safeParse(answerSchema, await messages.receive(callWithinMs));
    return answer.success ? (answer.output as RouterAnswer) : fail('locked', lockedMeanwhileSentence);
  }

  return {
    call: <Name extends ChannelName>(name: Name, params: Params<Name>) => {
      const answered = last.then(() => ask(name, params));
      last = answered;
      // The holder checks params and answers by the same declaration the types come from.
      return answered as Promise<Answer<Name>>;
    },
    end: () => messages.end(),
  };
}

function connectTo(address: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const late = setTimeout(() => socket.destroy(new Error('Nobody answers.')), connectWithinMs);
    const giveUp = () => {
      clearTimeout(late);
      resolve(undefined);
    };
    socket.once('error', giveUp);
    socket.once('connect', () => {
      clearTimeout(late);
      socket.off('error', giveUp);
      resolve(socket);
    });
  });
}

const nobodySentence = 'Nobody who has this journal open answers.';
const refusedSentence =
  'What answers in the place of the program that has this journal open is not that program.';
const lockedSentence =
  'The journal was locked in the window that had it open. Unlock it there, or run the command again.';
const lockedMeanwhileSentence =
  'The window that had the journal open closed it before this was answered. Look whether it was done before you try again.';
