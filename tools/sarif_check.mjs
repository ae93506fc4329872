// Judges whether a log is SARIF 2.1.0: the schema, as the package of Microsoft's validator has it, and a validator of JSON Schema.
//
// Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run sarif`:
//   {"id", "log"}  ->  {"id", "ok", "problems"}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const require = createRequire(pathToFileURL(process.argv[2] + '/'))
const Ajv = require('ajv/dist/2020')
const addFormats = require('ajv-formats')

const schema = JSON.parse(readFileSync(require.resolve('@microsoft/sarif-multitool-linux/sarif-2.1.0.json'), 'utf8'))
const ajv = new Ajv({ allErrors: true, strict: false })
addFormats(ajv)
const validate = ajv.compile(schema)

let failed = false
for await (const text of createInterface({ input: process.stdin })) {
  if (!text.trim()) continue
  let answer
  try {
    const line = JSON.parse(text)
    const ok = validate(JSON.parse(line.log))
    const problems = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
    answer = { id: line.id, ok, problems }
  } catch (error) {
    answer = { line: text.slice(0, 200), error: String(error?.message ?? error) }
  }
  failed ||= !answer.ok
  process.stdout.write(JSON.stringify(answer) + '\n')
}
process.exitCode = failed ? 1 : 0
