// A reporter for node's test runner: the ten tests that took longest, once all have run.

const MOST = 10;

export default async function* slowest(source) {
  const tests = [];
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    // A test of tests took what they took, and a file what its tests took.
    const file = data.file?.replace(/^.*\//, "") ?? "";
    if (data.details?.type === "suite" || data.name.endsWith(".mjs")) continue;
    tests.push({ seconds: data.details.duration_ms / 1000, name: data.name, file });
  }
  tests.sort((one, other) => other.seconds - one.seconds);
  yield "\nThe slowest tests, in seconds:\n";
  for (const { seconds, name, file } of tests.slice(0, MOST)) yield `${seconds.toFixed(1).padStart(8)}  ${file}: ${name}\n`;
}
