// Sets the sample up in a folder, once, for all test files to begin with a copy of.
//
// usage: POLDER_BINARY=… node support/seed.mjs FOLDER

import { startDemo } from "./server.mjs";

const demo = await startDemo({}, process.argv[2]);
process.exitCode = await demo.stop();
