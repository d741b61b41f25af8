import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { type Comment, type Node, parseSync, Visitor } from 'oxc-parser'

/** Interfaces that the actions return, in the order of their names. */
export interface Results {
  readonly types: readonly ResultType[]
  /** Sorted names of the actions whose promise has no value. */
  readonly silent: readonly string[]
}

export interface ResultType {
  readonly name: string
  /** Sorted names of the actions that return it, alone or inside of another type. */
  readonly actions: readonly string[]
  /** Its own fields, without those of the types that it extends, and its methods that return something. */
  readonly fields: readonly ResultField[]
}

export interface ResultField {
  readonly name: string
  /** Doc comment on one line, without its tags. */
  readonly doc: string | undefined
}

/** Folders of the actions on KIS's REST endpoints. */
const actionFolders = 'src/{quotes,market,account,orders,orders/reserved,corporate-actions}'

/**
 * Reads what the actions return: an action is a public function whose first parameter is the client, and its results are all
 * interfaces that its return type names, with the interfaces of their fields and those that they extend.
 */
export function readResults(home: string): Results {
  const files = globSync(`${actionFolders}/*.ts`, { cwd: home })
    .filter((file) => !/\.(test|test-d|test-kit|gen)\.ts$/.test(file))
    .map((file) => readDeclarations(readFileSync(posix.join(home, file), 'utf8')))
  const interfaces = joinInterfaces(files.flatMap((file) => file.interfaces))
  const actions = files
    .flatMap((file) => file.actions)
    .filter(({ name }) => readPublicNames(readFileSync(posix.join(home, 'src/index.ts'), 'utf8')).has(name))

  const users = new Map<string, Set<string>>()
  const use = (type: string, action: string): void => {
    const found = interfaces.get(type)
    const known = users.get(type) ?? new Set()
    if (found === undefined || known.has(action)) return
    users.set(type, known.add(action))
    for (const next of found.names) use(next, action)
  }
  for (const { name, names } of actions) for (const type of names) use(type, name)
  return {
    types: [...users]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, of]) => ({ name, actions: [...of].sort(), fields: interfaces.get(name)?.fields ?? [] })),
    silent: actions.flatMap(({ name, names }) => (names.join() === 'Promise' ? [name] : [])).sort(),
  }
}

interface Interface {
  readonly name: string
  readonly fields: readonly ResultField[]
  /** Types that its fields and its `extends` name. */
  readonly names: readonly string[]
}

interface Action {
  readonly name: string
  /** Types that its return type names. */
  readonly names: readonly string[]
}

interface Declarations {
  readonly interfaces: readonly Interface[]
  readonly actions: readonly Action[]
}

function readDeclarations(text: string): Declarations {
  const { program, comments } = parseSync('source.ts', text)
  const interfaces: Interface[] = []
  const actions: Action[] = []
  for (const { type, ...statement } of program.body) {
    const declaration = type === 'ExportNamedDeclaration' && 'declaration' in statement ? statement.declaration : null
    if (declaration?.type === 'TSInterfaceDeclaration') {
      const members = declaration.body.body.filter((member) => !isSilentMethod(member))
      interfaces.push({
        name: declaration.id.name,
        fields: members.flatMap((member) => fieldOf(member, comments, text)),
        names: [...declaration.extends.flatMap(namesIn), ...members.flatMap(namesIn)],
      })
    }
    if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSDeclareFunction') {
      const [first] = declaration.params
      if (declaration.id === null || declaration.returnType == null || first === undefined) continue
      if (namesIn(first).includes('KisClient'))
        actions.push({ name: declaration.id.name, names: namesIn(declaration.returnType) })
    }
  }
  return { interfaces, actions }
}

/** Returns whether a member is a method whose promise has no value. */
const isSilentMethod = (member: Node): boolean =>
  member.type === 'TSMethodSignature' && member.returnType != null && namesIn(member.returnType).join() === 'Promise'

function fieldOf(member: Node, comments: readonly Comment[], text: string): readonly ResultField[] {
  if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') return []
  if (member.key.type !== 'Identifier') return []
  const doc = comments.find(({ end }) => end < member.start && text.slice(end, member.start).trim() === '')
  return [{ name: member.key.name, doc: doc && readDoc(doc.value) }]
}

/** Reads a doc comment: its text on one line, up to the first tag. */
const readDoc = (comment: string): string =>
  comment
    .replace(/^\*/, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/(^|\n)@[\s\S]*$/, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Returns the names of the types that a part of the source names. */
function namesIn(node: Node): string[] {
  const names: string[] = []
  const add = (name: Node): void => {
    if (name.type === 'Identifier') names.push(name.name)
  }
  new Visitor({
    TSTypeReference: ({ typeName }) => add(typeName),
    TSInterfaceHeritage: ({ expression }) => add(expression),
  }).visit({ type: 'Program', body: [node] } as never)
  return names
}

/** Joins the interfaces of all files by their names. @throws if two files have an interface of one name */
function joinInterfaces(found: readonly Interface[]): ReadonlyMap<string, Interface> {
  const byName = new Map(found.map((each) => [each.name, each]))
  if (byName.size === found.length) return byName
  const twins = found.filter((each) => byName.get(each.name) !== each).map(({ name }) => name)
  throw new Error(`two files of the actions export an interface ${twins.join(', ')}; give one of them another name`)
}

const readPublicNames = (index: string): ReadonlySet<string> =>
  new Set([...index.matchAll(/^export (?!type)\{([^}]*)\}/gm)].flatMap(([, list = '']) => list.match(/\w+/g) ?? []))
