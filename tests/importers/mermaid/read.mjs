// Reads diagrams as JSON strings, a line each, and answers with what Mermaid's own parser makes of each, a line each.
import readline from "node:readline";
import DOMPurify from "dompurify";
import mermaid from "mermaid";

if (!DOMPurify.isSupported) {
  // without a page there is nothing to make safe
  DOMPurify.addHook = () => {};
  DOMPurify.sanitize = String;
}
for (const channel of ["debug", "info", "log", "warn", "error"]) console[channel] = () => {};
await mermaid.parse("journey").catch(() => {});

async function read(text) {
  try {
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    if (type !== "journey") return { taken: false };
    return {
      taken: true,
      title: db.getDiagramTitle(),
      accTitle: db.getAccTitle(),
      accDescription: db.getAccDescription(),
      sections: [...db.getSections()],
      tasks: db.getTasks().map(({ section, task, score, people }) => [section, task, String(score), people]),
    };
  } catch {
    return { taken: false };
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await read(JSON.parse(line)))}\n`);
}
