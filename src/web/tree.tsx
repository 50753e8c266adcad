import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Problem } from '../kernel/problem.ts';
import { designText } from './design.texts.ts';
import { Icon } from './icon.tsx';
import { sentence, t } from './text.ts';
import { toast } from './toast.tsx';

/** One line of the tree. `href` opens it; `beside` stands at its end (a count, a `Status`). */
export interface TreeNode {
  id: string;
  name: string;
  hasChildren: boolean;
  href?: string;
  note?: string;
  beside?: ComponentChildren;
}
interface Line extends TreeNode {
  level: number;
  under: string | null;
  /** Asks for the next of its brothers. */
  more?: true;
}
type Found = readonly TreeNode[] | Problem;

/**
 * Units under units, opened one by one; children are asked for when first opened. An ARIA tree: up and down move, right
 * opens, left closes or goes up, Home and End, Enter follows the link. With `lot`, children come so many at a time, and a line at
 * their end asks for the next.
 * `<Tree name="Đơn vị" roots={[…]} childrenOf={(id, page) => …} lot={100} open={['root']} />`
 */
export function Tree(p: {
  name: string;
  roots: readonly TreeNode[];
  childrenOf: (id: string, page: number) => Found | Promise<Found>;
  lot?: number;
  /** Opened at first. */
  open?: readonly string[];
}) {
  const [children, setChildren] = useState<ReadonlyMap<string, readonly TreeNode[]>>(new Map());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  /** Units of which all are here, though their last lot was a full one. */
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const hasMore = (id: string) => {
    const here = children.get(id)?.length ?? 0;
    return p.lot !== undefined && here > 0 && here % p.lot === 0 && !whole.has(id);
  };
  const lines = linesOf(p.roots, { children, open, hasMore }, 1, null);
  const current = lines.find((line) => line.id === at) ?? lines[0];

  async function unfold(id: string) {
    const found = children.get(id) ?? (await p.childrenOf(id, 0));
    if (found instanceof Problem) return toast(sentence(found));
    setChildren((known) => new Map(known).set(id, found));
    setOpen((known) => new Set(known).add(id));
  }
  async function goOn(line: Line) {
    const id = line.under;
    const here = children.get(id ?? '');
    if (id === null || !here || !p.lot) return;
    const found = await p.childrenOf(id, here.length / p.lot);
    if (found instanceof Problem) return toast(sentence(found));
    if (found.length === 0) setWhole((known) => new Set(known).add(id));
    setChildren((known) => new Map(known).set(id, [...here, ...found]));
    setAt((found[0] ?? here.at(-1))?.id ?? id);
    onward.current = true;
  }
  // What was asked for takes the place of the line that asked: the keyboard goes on there.
  const onward = useRef(false);
  useEffect(() => {
    if (!onward.current) return;
    onward.current = false;
    go(current);
  }, [children]);
  const fold = (id: string) => setOpen((known) => new Set([...known].filter((other) => other !== id)));
  useEffect(() => void p.open?.forEach((id) => void unfold(id)), []);

  function go(to: Line | undefined) {
    if (!to) return;
    setAt(to.id);
    box.current?.querySelector<HTMLElement>(`[data-line="${to.id}"]`)?.focus();
  }
  function onKey(event: KeyboardEvent, line: Line) {
    const index = lines.indexOf(line);
    const isOpen = open.has(line.id);
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(lines[index + 1]),
      ArrowUp: () => go(lines[index - 1]),
      Home: () => go(lines[0]),
      End: () => go(lines.at(-1)),
      ArrowRight: () => (isOpen ? go(lines[index + 1]) : line.hasChildren && void unfold(line.id)),
      ArrowLeft: () => (isOpen ? fold(line.id) : go(lines.find((other) => other.id === line.under))),
      Enter: () =>
        line.more ? void goOn(line) : (event.currentTarget as HTMLElement).querySelector('a')?.click(),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  return (
    <div ref={box} class="tree" role="tree" aria-label={p.name}>
      {lines.map((line) => (
        <div
          key={line.id}
          data-line={line.id}
          role="treeitem"
          class={`tree-line tree-level-${Math.min(line.level, 6)}`}
          aria-level={line.level}
          tabIndex={line.id === current?.id ? 0 : -1}
          {...(line.hasChildren && { 'aria-expanded': open.has(line.id) })}
          onKeyDown={(event) => onKey(event, line)}
          onFocus={() => setAt(line.id)}
        >
          <span
            class="tree-fold"
            aria-hidden="true"
            onClick={() => line.hasChildren && (open.has(line.id) ? fold(line.id) : void unfold(line.id))}
          >
            {line.hasChildren && <Icon name={open.has(line.id) ? 'down' : 'forward'} size={18} />}
          </span>
          {line.href ? (
            <Link href={line.href} class="tree-name" tabIndex={-1}>
              {line.name}
            </Link>
          ) : line.more ? (
            <button type="button" class="tree-more" tabIndex={-1} onClick={() => void goOn(line)}>
              {line.name}
            </button>
          ) : (
            <span class="tree-name">{line.name}</span>
          )}
          {line.note && <span class="meta">{line.note}</span>}
          {line.beside && <span class="tree-beside">{line.beside}</span>}
        </div>
      ))}
    </div>
  );
}

interface Unfolded {
  children: ReadonlyMap<string, readonly TreeNode[]>;
  open: ReadonlySet<string>;
  hasMore: (id: string) => boolean;
}

/** The lines that are open to see, top to bottom. */
function linesOf(nodes: readonly TreeNode[], of: Unfolded, level: number, under: string | null): Line[] {
  return nodes.flatMap((node) => {
    const line = { ...node, level, under };
    if (!of.open.has(node.id)) return [line];
    const beneath = linesOf(of.children.get(node.id) ?? [], of, level + 1, node.id);
    const more = of.hasMore(node.id) ? [moreOf(node.id, level + 1)] : [];
    return [line, ...beneath, ...more];
  });
}

const moreOf = (under: string, level: number): Line => ({
  ...{ id: `${under} more`, name: t(designText.showMore), hasChildren: false, level, under, more: true },
});
