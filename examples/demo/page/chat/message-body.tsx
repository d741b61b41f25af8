import type { ComponentChildren } from 'preact'
import { type ChatNode, parseChatHtml } from './parse-html.ts'

/** Shows the text of a message with its markup. It makes elements of a parsed tree, and never markup of a text. */
export function MessageBody({ html }: { readonly html: string }) {
  return <div class="message-body">{renderNodes(parseChatHtml(html))}</div>
}

const renderNodes = (nodes: readonly ChatNode[]): ComponentChildren =>
  nodes.map((node, index) => renderNode(node, isBlock(nodes[index - 1])))

const isBlock = (node: ChatNode | undefined) =>
  node !== undefined && 'element' in node && (node.element === 'pre' || node.element === 'blockquote')

function renderNode(node: ChatNode, isAfterBlock: boolean): ComponentChildren {
  // A block begins a line of its own, so that the line end after it would be an empty line.
  if ('text' in node) return isAfterBlock ? node.text.replace(/^\n/, '') : node.text
  const children = renderNodes(node.children)
  if (node.element !== 'a') {
    const Element = node.element
    return <Element>{children}</Element>
  }
  if (node.href === undefined) return <span>{children}</span>
  return (
    <a href={node.href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
