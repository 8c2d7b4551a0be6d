// PowerShell's syntax, by its tree-sitter grammar; no PowerShell is needed.
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(
    require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm'),
  ),
);

/** Answers what is wrong in a script, a line each: "line:column: what". */
export function checkPowerShell(text) {
  const problems = [];
  // The first statement decides whether a failed cmdlet ends the script.
  if (!/^\s*\$ErrorActionPreference = 'Stop'$/m.test(text)) {
    problems.push("1:1: $ErrorActionPreference = 'Stop' is not set: a failed cmdlet would go unseen");
  }
  collect(parser.parse(text).rootNode, problems);
  return problems;
}

function collect(node, problems) {
  if (!node.isError && !node.isMissing) {
    node.children.filter((child) => child.hasError).forEach((child) => collect(child, problems));
    return;
  }
  const { row, column } = node.startPosition;
  const what = node.isMissing ? `'${node.type}' is missing` : `syntax error: ${excerpt(node.text)}`;
  problems.push(`${row + 1}:${column + 1}: ${what}`);
}

function excerpt(text) {
  const line = text.split('\n')[0];
  return line.length > 60 ? `${line.slice(0, 60)} ...` : line;
}
