import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** The length of what either side throws in, so that no two sessions are alike. */
export const nonceBytes = 32;

/** The length of what either side proves with. */
export const proofBytes = 32;

const keyBytes = 32;

/** The program that has the journal open, or the one that knocks. */
export type DoorRole = 'holder' | 'visitor';

/** What both sides must agree about before either believes the other. */
export interface Meeting {
  /** Derived from the journal's data key: who has it has opened this vault. */
  readonly doorKey: Buffer;
  /** Where the holder listens and where the visitor called: what is passed on from elsewhere fits nothing. */
  readonly address: string;
  /** The journal's folder as the system knows it, so that a copy's door is not taken for this one's. */
  readonly folderIdentity: string;
  readonly visitorNonce: Buffer;
  readonly holderNonce: Buffer;
}

/** The keys of one session, one for each direction. */
export interface SessionKeys {
  readonly fromVisitor: Buffer;
  readonly fromHolder: Buffer;
}

/** A nonce of a side's own for one session. */
export function newNonce(): Buffer {
  return randomBytes(nonceBytes);
}

/** What only somebody who has the door's key can say in this role, in this session, at this address. */
export function proofOf(role: DoorRole, meeting: Meeting): Buffer {
  return createHmac('sha256', meeting.doorKey)
    .update(transcript('proof', role, meeting), 'utf8')
    .digest();
}

/** Whether the other side has the door's key and speaks in this role. */
export function isProof(proof: Buffer, role: DoorRole, meeting: Meeting): boolean {
  return proof.length === proofBytes && timingSafeEqual(proof, proofOf(role, meeting));
}

/** Keys that no other session has; whoever derives them overwrites them when it ends. */
export function sessionKeys(meeting: Meeting): SessionKeys {
  const derive = (role: DoorRole) =>
    Buffer.from(
      hkdfSync('sha256', meeting.doorKey, Buffer.alloc(0), transcript('messages', role, meeting), keyBytes),
    );
  return { fromVisitor: derive('visitor'), fromHolder: derive('holder') };
}

function transcript(purpose: 'proof' | 'messages', role: DoorRole, meeting: Meeting): string {
  const { address, folderIdentity, visitorNonce, holderNonce } = meeting;
  const nonces = [visitorNonce.toString('base64url'), holderNonce.toString('base64url')];
  return JSON.stringify(['casebook door', 1, purpose, role, address, folderIdentity, ...nonces]);
}
