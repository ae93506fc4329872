// Judges what a resource policy says to a request: iam-simulate, an evaluator of IAM policies that others wrote.
//
// Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run iamsimulate`:
//   {"id", "principal", "action", "resource", "context", "policy"}  ->  {"id", "resource", "alone", "with", "dropped"}
//
// Its licence is the AGPL, so it runs as a program of its own, and nothing of it is in this repository.

import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const require = createRequire(pathToFileURL(process.argv[2] + '/'))
const { runSimulation, anonymousPrincipal } = await import(pathToFileURL(require.resolve('@cloud-copilot/iam-simulate')))

const ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

async function simulate(line, identityPolicies) {
  const result = await runSimulation({
    request: {
      principal: line.principal === 'anonymous' ? anonymousPrincipal : line.principal,
      action: line.action,
      resource: { resource: line.resource, accountId: line.resource.split(':')[4] },
      contextVariables: line.context,
    },
    identityPolicies: identityPolicies.map((policy, number) => ({ name: `identity ${number}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: line.policy,
  }, {})
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors))
  const one = result.resultType === 'single' ? result.result : result.results[0]
  return { overall: result.overallResult, resource: one.analysis.resourceAnalysis?.result, dropped: one.ignoredContextKeys }
}

let failed = false
for await (const text of createInterface({ input: process.stdin })) {
  if (!text.trim()) continue
  let answer
  try {
    const line = JSON.parse(text)
    const alone = await simulate(line, [])
    // Nobody known has no policies.
    const { overall } = line.principal === 'anonymous' ? alone : await simulate(line, [ALL])
    answer = { id: line.id, resource: alone.resource, alone: alone.overall, with: overall, dropped: alone.dropped ?? [] }
  } catch (error) {
    failed = true
    answer = { line: text.slice(0, 200), error: String(error?.message ?? error) }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}
process.exitCode = failed ? 1 : 0
