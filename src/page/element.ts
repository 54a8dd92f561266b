// Elements with what they hold: texts become text and never markup.

export type Child = Node | string | null | false | undefined | readonly Child[];
type Attributes = Readonly<Record<string, string | number | boolean | ((event: Event) => void) | undefined>>;

/** `on…` is a listener; false and undefined are left out, true stands without a value. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...nodesOf(children));
  return element;
}

/** A button that does something on the page. */
export const button = (
  look: string,
  does: () => unknown,
  said: Child,
  more: Attributes = {},
): HTMLButtonElement =>
  el('button', { type: 'button', class: look, ...more, onclick: () => void does() }, said);

export function nodesOf(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null || child === false || child === undefined || child === '') return [];
    return Array.isArray(child) ? nodesOf(child) : [child as Node | string];
  });
}
