import type { ComponentChildren, Ref } from 'preact'

interface Props {
  readonly label: string
  readonly children: ComponentChildren
  readonly box?: Ref<HTMLElement>
  readonly onScroll?: () => void
}

/** WCAG 2.1.1: whoever has no wheel comes here by the keyboard and scrolls by its arrows. */
const reached = { tabIndex: 0 }

/** What may be wider or longer than its place. */
export const Scroll = ({ label, children, box, onScroll }: Props) => (
  <section
    class="scroll"
    aria-label={label}
    {...reached}
    {...(box && { ref: box })}
    {...(onScroll && { onScroll })}
  >
    {children}
  </section>
)
