/* What the scripts of the site hand each other, for tsc. Nothing of it is shipped. */

/** Either end of a thread, or of what stands in for one. */
interface Port {
  onmessage: ((event: { data: any }) => void) | null;
  postMessage(message: any): void;
  terminate?(): void;
}

interface Window {
  /** The search engine, where it runs in the page (search-engine.js). */
  handbookEngine?: (port: any) => { marksIn(text: string, wanted: any): [number, number][] };
  /** Called by the files of the index as they load. */
  handbookShards?: (counts: Record<string, number>, anchors: any) => void;
  handbookShard?: (language: string, at: number, payload: string) => void;
  handbookGrammar?: any;
}
