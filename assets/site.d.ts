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
  handbookShard?: (name: string, payload: string) => void;
  handbookGrammar?: any;
  handbookOffice?: any;
  handbookReports?: any;
}

/** What every room stands on (core/handbook.js). Elements are `any`: each room knows what it asked for. */
interface Handbook {
  room(start: () => void): void;
  all(selector: string, within?: ParentNode): any[];
  make(tag: string, attributes?: Record<string, string>, text?: string): any;
  /** Appends a text; on an English page what is Chinese in it says so. */
  tell(into: any, text: string): any;
  /** The words of a piece of text, without what is ours. */
  said(element: Element, reading?: string): string;
  /** Selectors: blocks of the source; what editors set into a text; what belongs to the page. */
  blocks: string;
  added: string;
  furniture: string;
  citation(): any;
  remarks(id: string, reading: string, start?: number, end?: number): any[];
  remarked(rows: any[], full?: boolean): string;
  /** 〔编者注：…〕 of sentences; empty of none. */
  noted(sentences: string[]): string;
  quoted(text: string, western: boolean): string;
  /** Both flavours to the clipboard; whether the browser let us. */
  copied(text: string, html: string): boolean;
  saved(name: string, content: BlobPart, type: string): void;
  remember(name: string, value: string): void;
  recall(name: string): string | null;
  address(path: string, anchor?: string): string;
  /** The public address; empty while there is none. */
  online(path: string, anchor?: string): string;
  /** The file of a page in the handbook's own folder. */
  path(path: string, anchor?: string): string;
  /** Called by the files of data/citing/. */
  cited(said: any): void;
  basket: {
    now(): Basket;
    keep(basket: Basket): boolean;
    gather(wanted: any[], told: (said: string, done: boolean) => void): void;
    one(places: any[]): any;
    see: string;
    address: string;
  };
  /** The address of a file in assets/. */
  asset(name: string): string;
  /** Runs a script that is needed only now. */
  load(at: string, done: () => void, failed: () => void): void;
  base: string;
  page: string;
  version: string;
  words: any;
  english: boolean;
  /** Set by the rooms that know them. */
  anchors?: any;
  withAnchors(done: (list: any) => void): void;
  place(id: string): { id: string; page: string; title: string } | null;
  project(id: string): void;
}

/** What was gathered, and what references to it are composed of (assets/basket/store.js). */
interface Basket {
  texts: Record<string, any>;
  items: any[];
  last: number;
}

/** Quotations in a form (assets/cite/ways.js). */
interface Composed {
  body: any[];
  notes: { label: string; words: any[] }[];
  listed?: boolean;
}

declare var handbookQuotations: any;

/** assets/office/fflate.js, once it is loaded. */
declare var fflate: {
  zipSync(files: Record<string, any>, options?: any): Uint8Array;
  unzipSync(zip: Uint8Array, options?: any): Record<string, Uint8Array>;
  strToU8(text: string): Uint8Array;
  strFromU8(bytes: Uint8Array): string;
};

/** Files of reports (assets/office/limits.js). */
declare var handbookOffice: {
  open(bytes: Uint8Array, name: string): Generator<number, any, any>;
  commented(opened: any, list: { start: number; end: number; lines: string[] }[], by: { date: string }): Generator<number, Uint8Array, any>;
  fingerprint(bytes: Uint8Array): Generator<number, string, any>;
  LARGEST: number;
};
