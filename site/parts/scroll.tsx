import type { ComponentChildren, Ref } from 'preact'

interface Props {
  readonly label: string
  readonly children: ComponentChildren
  readonly box?: Ref<HTMLElement>
  readonly onScroll?: () => void
}

/** What may be wider or longer than its place; whoever has no wheel scrolls it by the arrow keys. */
export const Scroll = ({ label, children, box, onScroll }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, a region that scrolls is reached by the keyboard
  <section
    class="scroll"
    aria-label={label}
    tabIndex={0}
    {...(box && { ref: box })}
    {...(onScroll && { onScroll })}
  >
    {children}
  </section>
)
