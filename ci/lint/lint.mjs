// Checks every workflow, action, PowerShell and shell script of the repository; run from its top.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { checkPowerShell } from './powershell.mjs';
import { checkShell, shellOf } from './shell.mjs';
import { checkAction, checkWorkflow } from './workflow.mjs';

// What git knows, so that nothing that was built is looked at; files that are not added yet too.
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '');

const checked = { workflow: 0, action: 0, powershell: 0, shell: 0 };
const problems = [];

for (const file of files) {
  const kind = kindOf(file);
  if (kind === undefined) {
    continue;
  }
  const text = readFileSync(file, 'utf8');
  checked[kind]++;
  problems.push(...(await check(kind, file, text)).map((problem) => `${file}:${problem}`));
}

function kindOf(file) {
  if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(file)) {
    return 'workflow';
  }
  if (/(^|\/)action\.ya?ml$/.test(file)) {
    return 'action';
  }
  if (file.endsWith('.ps1')) {
    return 'powershell';
  }
  return /(^|\/)[^./]+$|\.sh$/.test(file) && shellOf(file) ? 'shell' : undefined;
}

async function check(kind, file, text) {
  switch (kind) {
    case 'workflow':
      return checkWorkflow(text, file, new Set(files));
    case 'action':
      return checkAction(text, new Set(files));
    case 'powershell':
      return checkPowerShell(text);
    default:
      return checkShell(file);
  }
}

for (const [kind, count] of Object.entries(checked)) {
  if (count === 0 && kind !== 'action') {
    problems.push(`nothing of the kind '${kind}' was found: the lint looks in the wrong place`);
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error(`lint: ${problems.length} problems`);
  process.exit(1);
}
console.log(
  `lint: ${checked.workflow} workflows, ${checked.action} actions, ` +
    `${checked.powershell} PowerShell and ${checked.shell} shell scripts, no problem`,
);
