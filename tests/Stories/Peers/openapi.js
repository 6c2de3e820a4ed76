'use strict';
// Lints an OpenAPI document: in comes the document, out go the rules that it breaks, errors and warnings alike.
const { lintFromString, createConfig } = require('@redocly/openapi-core');

const rules = {
  // The repository names no licence.
  'info-license': 'off',
  // api/iem-requests/approval/{token} beside api/iem-requests/{id}/approve: a name goes before a parameter, and no token is called "approve".
  'no-ambiguous-paths': 'off',
  // What anybody may read without a body or a query has nothing to refuse. All others are held by their access rule.
  'operation-4xx-response': 'off',
};

async function main() {
  const source = require('fs').readFileSync(0, 'utf8');
  const config = await createConfig({ extends: ['recommended'], rules });
  const problems = await lintFromString({ source, config });
  const said = problems.map((p) => `${p.severity} ${p.ruleId}: ${p.message} (${p.location.map((l) => l.pointer).join(', ')})`);
  process.stdout.write(JSON.stringify(said));
}

main().catch((fault) => {
  process.stderr.write(`${fault.stack}\n`);
  process.exitCode = 1;
});
