/** The lines in their order under the day of each; a day stands once, where it came first. */
export function byDay<Line>(lines: Line[], dayOf: (line: Line) => string): [string, Line[]][] {
  const days = new Map<string, Line[]>();
  for (const line of lines) {
    const day = dayOf(line);
    const known = days.get(day);
    if (known) known.push(line);
    else days.set(day, [line]);
  }
  return [...days];
}
