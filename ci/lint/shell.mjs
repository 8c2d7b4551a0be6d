// Shell scripts, by shellcheck.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';

/** Whether a file's first line names a shell. */
export function shellOf(file) {
  const buffer = Buffer.alloc(64);
  const descriptor = openSync(file);
  try {
    const length = readSync(descriptor, buffer, 0, buffer.length, 0);
    const firstLine = buffer.toString('latin1', 0, length).split('\n')[0];
    return /^#!.*\b(sh|bash)\b/.test(firstLine);
  } finally {
    closeSync(descriptor);
  }
}

/** Answers what is wrong in a script, a line each: "line:column: what". */
export function checkShell(file) {
  const run = spawnSync('shellcheck', ['--format=json', '--external-sources', '--source-path=SCRIPTDIR', file], {
    encoding: 'utf8',
  });
  if (run.error || run.status > 1) {
    return [`1:1: shellcheck broke: ${run.error ?? run.stderr}`];
  }
  return JSON.parse(run.stdout).map(
    ({ line, column, code, message }) => `${line}:${column}: ${message} (SC${code})`,
  );
}
