import assert from "node:assert/strict";
import { pbkdf2Sync } from "node:crypto";
import { test } from "node:test";
import { derive, encode, solve } from "./proof";

const challenge = {
  parameters: {
    algorithm: "PBKDF2/SHA-256",
    cost: 10,
    keyLength: 32,
    keyPrefix: "00",
    nonce: "000102030405060708090a0b0c0d0e0f",
    salt: "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
  },
  signature: "ab",
};

test("derives the key from nonce and number, big-endian", async () => {
  const password = Buffer.concat([Buffer.from(challenge.parameters.nonce, "hex"), Buffer.from([0, 0, 1, 2])]);
  const expected = pbkdf2Sync(password, Buffer.from(challenge.parameters.salt, "hex"), 10, 32, "sha256").toString("hex");
  assert.equal(await derive(challenge, 258), expected);
});

test("finds a number whose key begins as asked", async () => {
  const solution = await solve(challenge);
  assert.ok(solution);
  assert.ok(solution.derivedKey.startsWith("00"));
  assert.equal(await derive(challenge, solution.counter), solution.derivedKey);
  const sent = JSON.parse(Buffer.from(encode(challenge, solution), "base64").toString());
  assert.deepEqual(sent, { challenge, solution });
});

test("leaves other algorithms to those who know them", async () => {
  assert.equal(await solve({ ...challenge, parameters: { ...challenge.parameters, algorithm: "SCRYPT" } }), null);
});
