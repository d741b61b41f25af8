import type { ComponentChildren } from 'preact'

/** Shows a section of the page with its heading. */
export function Panel({
  id,
  title,
  aside,
  children,
}: {
  readonly id: string
  readonly title: string
  /** Content at the right of the heading. */
  readonly aside?: ComponentChildren
  readonly children: ComponentChildren
}) {
  return (
    <section class="panel" id={id} aria-labelledby={`${id}-title`}>
      <header class="panel-head">
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

/** Shows a sentence in the place of a list that is empty: what will come. */
export const Empty = ({ text }: { readonly text: string }) => <p class="empty">{text}</p>
