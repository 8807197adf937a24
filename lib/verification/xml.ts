/**
 * Reads the plain XML that older APIs answer with into objects and texts, so that pointers work as in JSON: an element is
 * a member, one that comes several times a list. Attributes, comments and namespaces are left out; nothing is fetched or
 * expanded, and what is nested too deep or not closed gives undefined.
 */
type Node = { name: string; text: string; members: Map<string, unknown[]> };

const deepest = 32;

export function parsedXml(text: string): unknown {
  if (!/^\s*<(\?xml|[A-Za-z])/.test(text) || /^\s*<(!doctype\s+html|html[\s>])/i.test(text)) return undefined;
  const stack: Node[] = [blank("")];
  for (const [, cdata, close, open, empty, words] of text.matchAll(tokens)) {
    const top = stack.at(-1);
    if (top === undefined) return undefined;
    if (cdata !== undefined) top.text += cdata;
    else if (words !== undefined) top.text += unescaped(words);
    else if (open !== undefined) {
      const node = blank(local(open));
      if (empty === undefined) stack.push(node);
      else add(top, node);
      if (stack.length > deepest) return undefined;
    } else if (close !== undefined) {
      const parent = stack.at(-2);
      if (parent === undefined || top.name !== local(close)) return undefined;
      stack.pop();
      add(parent, top);
    }
  }
  const [root, more] = stack;
  return root === undefined || more !== undefined || root.members.size === 0 ? undefined : contentOf(root);
}

/** CDATA · (declaration or comment) · closing tag · opening tag, empty or not · text. */
const tokens = /<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<\/([\w.:-]+)\s*>|<([\w.:-]+)(?:\s[^<>]*?)?(\/)?>|([^<]+)/g;

function blank(name: string): Node {
  return { name, text: "", members: new Map() };
}

function add(parent: Node, node: Node): void {
  parent.members.set(node.name, [...(parent.members.get(node.name) ?? []), contentOf(node)]);
}

function contentOf({ text, members }: Node): unknown {
  if (members.size === 0) return text.trim();
  return Object.fromEntries([...members].map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name] ?? "");
}
