// Each check finds what it is there for, and is quiet about what is right.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkPowerShell } from './powershell.mjs';
import { checkShell, shellOf } from './shell.mjs';
import { checkAction, checkWorkflow } from './workflow.mjs';

const FILES = new Set(['ci/linux/build.sh', 'ci/action/action.yml', 'ci/action/run']);

function workflow(step, runner = 'windows-2025') {
  return `name: x\non: [push]\njobs:\n  a:\n    runs-on: ${runner}\n    steps:\n      - ${step}\n`;
}

async function problemsOf(step, runner) {
  return checkWorkflow(workflow(step, runner), '.github/workflows/x.yml', FILES);
}

test('a right workflow has no problem', async () => {
  assert.deepEqual(await problemsOf('run: ci/linux/build.sh --fast'), []);
  assert.deepEqual(await problemsOf('uses: actions/checkout@v4'), []);
  assert.deepEqual(await problemsOf('uses: ./ci/action'), []);
});

for (const [what, step, pattern] of [
  ['a runner that does not exist', 'run: ci/linux/build.sh', /windows-1999/, 'windows-1999'],
  ['an unknown key', 'runs: ci/linux/build.sh', /unexpected key/],
  ['an expression about nothing', 'run: ci/linux/build.sh ${{ steps.no.outputs.x }}', /"no"/],
  ['an input that the action lacks', 'uses: actions/checkout@v4\n        with: {nope: 1}', /nope/],
  ['a script that is not there', 'run: ci/linux/biuld.sh', /calls no script/],
  ['a command beside the scripts', 'run: mvn verify', /calls no script/],
  ['an action that is not pinned', 'uses: actions/checkout@main', /not pinned/],
  ['an action of ours that is not there', 'uses: ./ci/nope', /no action/],
  ['no YAML', 'run: [', /./],
]) {
  test(`a workflow with ${what} is refused`, async () => {
    const runner = what.startsWith('a runner') ? 'windows-1999' : undefined;
    assert.match((await problemsOf(step, runner)).join('\n'), pattern);
  });
}

test('an action has a schema too', () => {
  const steps = (step) =>
    `name: x\ndescription: y\nruns:\n  using: composite\n  steps:\n    - ${step}\n`;
  assert.deepEqual(checkAction(steps('run: $GITHUB_ACTION_PATH/run\n      shell: bash'), FILES), []);
  assert.notDeepEqual(checkAction(steps('run: $GITHUB_ACTION_PATH/run'), FILES), []);
});

const STOP = "$ErrorActionPreference = 'Stop'\n";

test('a right PowerShell script has no problem', () => {
  const script = `param([string]$Out = 'facts')\n${STOP}foreach ($i in 1..3) { "a$($i)b" }\n`;
  assert.deepEqual(checkPowerShell(script), []);
});

for (const [what, script] of [
  ['brace', `${STOP}if ($a -eq 1) { Write-Output 'x'\n`],
  ['parenthesis', `${STOP}foreach ($i in 1..3 { $i }\n`],
  ['quote', `${STOP}$x = "abc\n`],
  ['operand', `${STOP}$x = 1 +\n`],
  ['way to fail', "Write-Output 'x'\n"],
]) {
  test(`a PowerShell script without its ${what} is refused`, () => {
    assert.notDeepEqual(checkPowerShell(script), []);
  });
}

test('shell scripts are known by their first line, and checked', () => {
  const directory = mkdtempSync(join(tmpdir(), 'lint'));
  try {
    const write = (name, text) => {
      writeFileSync(join(directory, name), text);
      return join(directory, name);
    };
    const right = write('right', '#!/bin/sh\necho "$1"\n');
    assert.equal(shellOf(right), true);
    assert.deepEqual(checkShell(right), []);
    assert.match(checkShell(write('quote', '#!/bin/sh\necho $1\n')).join(), /SC2086/);
    assert.notDeepEqual(checkShell(write('syntax', '#!/bin/sh\nif true; then\n')), []);
    assert.equal(shellOf(write('java', 'class A {}\n')), false);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
