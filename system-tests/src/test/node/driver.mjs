/** Lets a test drive a client: reads commands, one JSON object a line, and answers each with one line. */
import { createInterface } from 'node:readline';

// What a library says must not come between the answers.
console.log = console.info = console.debug = console.error;

/**
 * Returns when the input ends.
 *
 * @param commands by name, functions of the command's members; what they throw is answered as `error`
 */
export async function serve(commands) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { command, ...members } = JSON.parse(line);
    process.stdout.write(`${JSON.stringify(await answer(commands[command], members))}\n`);
  }
}

async function answer(command, members) {
  try {
    return { answer: (await command(members)) ?? null };
  } catch (error) {
    return { error: error?.stack ?? JSON.stringify(error) };
  }
}
