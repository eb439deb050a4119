/** The work a browser does for the human check: ALTCHA's protocol, version 2, with PBKDF2 and SHA-256. */
export interface Challenge {
  parameters: {
    algorithm: string;
    cost: number;
    keyLength: number;
    /** What the key must begin with, hexadecimal. */
    keyPrefix: string;
    nonce: string;
    salt: string;
    [other: string]: unknown;
  };
  signature?: string;
}

export interface Solution {
  counter: number;
  derivedKey: string;
}

/** Far more attempts than one challenge takes: 256 on average. */
const MOST = 20_000;
/** Attempts under way together: the browser spreads them over its threads. */
const TOGETHER = 8;

/** Tries numbers until one fits; `null` when none does or the algorithm is another. */
export async function solve(challenge: Challenge): Promise<Solution | null> {
  const { algorithm, keyPrefix } = challenge.parameters;
  if (algorithm.toUpperCase() !== "PBKDF2/SHA-256") return null;
  for (let first = 0; first < MOST; first += TOGETHER) {
    const counters = Array.from({ length: TOGETHER }, (_, index) => first + index);
    const keys = await Promise.all(counters.map((counter) => derive(challenge, counter)));
    const index = keys.findIndex((key) => key.startsWith(keyPrefix));
    const [counter, derivedKey] = [counters[index], keys[index]];
    if (counter !== undefined && derivedKey !== undefined) return { counter, derivedKey };
  }
  return null;
}

/** The key that belongs to a number, hexadecimal. */
export async function derive({ parameters }: Challenge, counter: number): Promise<string> {
  const nonce = bytes(parameters.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, counter);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(parameters.salt), iterations: parameters.cost };
  return hex(new Uint8Array(await crypto.subtle.deriveBits(how, key, parameters.keyLength * 8)));
}

/** What goes into the form. */
export function encode(challenge: Challenge, solution: Solution): string {
  const json = new TextEncoder().encode(JSON.stringify({ challenge, solution }));
  return btoa(String.fromCharCode(...json));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(text.length / 2);
  for (let index = 0; index < found.length; index++) found[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16);
  return found;
}

function hex(key: Uint8Array): string {
  return [...key].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
