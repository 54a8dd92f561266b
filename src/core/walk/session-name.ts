// What a session's file is called: when, by what, where, and a word at random that keeps two apart.

/** `2026-03-05-speed-sadovaya-14-k3f9`: the day as the auditor's calendar has it. */
export function sessionName(now: Date, standard: string, site: string | null, random: string): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return [day, standard, slug(site ?? ''), random].filter((part) => part !== '').join('-');
}

/** Letters and digits of any script, since a site has its name in its own. */
const slug = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
