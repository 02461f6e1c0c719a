// Runs Python beside the page, so that the page stays alive. Nothing is fetched: all that is asked for lies in memory.
const unpack = async (bytes) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
const address = (bytes) => URL.createObjectURL(new Blob([bytes], {type: "text/javascript"}));
const NOWHERE = "https://nowhere.invalid/";
let session = null, python = null;

async function begin({parts}) {
  const [loader, asm, wasm, stdlib, lock, program] = await Promise.all(
    ["loader", "asm", "wasm", "stdlib", "lock", "program"].map((name) => unpack(parts[name])));
  self.fetch = async (what) => {
    const asked = String(what.url || what);
    if (asked.endsWith(".wasm")) return new Response(wasm, {headers: {"Content-Type": "application/wasm"}});
    if (asked.endsWith(".zip")) return new Response(stdlib);
    throw new Error("not here: " + asked);
  };
  const {loadPyodide} = await import(address(loader));
  const {default: createPyodideModule} = await import(address(asm));
  python = await loadPyodide({
    indexURL: NOWHERE, stdLibURL: NOWHERE + "python_stdlib.zip", createPyodideModule,
    lockFileContents: new TextDecoder().decode(lock), env: {HOME: "/home/page"},
  });
  python.unpackArchive(program, "zip", {extractDir: "/program"});
  python.runPython("import sys; sys.path.insert(0, '/program')");
  session = python.runPython("from engine.web.inside import Session; Session()");
}

const plain = (proxy) => {
  const made = proxy.toJs ? proxy.toJs({dict_converter: Object.fromEntries}) : proxy;
  proxy.destroy?.();
  return made;
};

const answers = {
  begin,
  warm: () => { session.warm(); return null; },
  check: ({named, language, stage}) => {
    const files = python.toPy(named.map(([name, data]) => [name, data]));
    const run = python.runPython("lambda session, named, language, stage: session.check([(n, bytes(d)) for n, d in named], language, stage)");
    return plain(run(session, files, language, stage));
  },
  commented: ({file}) => plain(session.commented(file)),
  corrected: ({numbers}) => Object.entries(plain(session.corrected(python.toPy(numbers)))),
  form: ({kind}) => plain(session.form(kind)),
};

self.onmessage = async ({data}) => {
  try { self.postMessage({id: data.id, result: await answers[data.what](data)}); }
  catch (error) { self.postMessage({id: data.id, error: String(error.message).trim().split("\n").pop()}); }
};
