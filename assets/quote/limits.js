/* 核对引文, the engine: which quotations, codes and links of a report stand in the handbook, and how exactly.
   A pure function of the report's text and of data/quotations.js; it touches neither page nor network.

     quotationCheck.check(text, data)  all findings at once
     quotationCheck.run(text, data)    the same step by step: a generator that yields {done, total, finding}, so that a page
                                       can stay awake; no step takes long

   Offsets count from 0, half-open, into the report as given. */

/* Characters, white space aside, from which on a quotation is looked up: below, a term in quotation marks is no quotation. */
var SHORTEST = 8;

/* Share of a quotation that may differ for it to be a near miss. Measured: every sentence of 8 to 60 characters against all
   documents but its own; of 1,754, 41 come out as near misses, each of them a formula that two documents share. */
var NEAR = 0.25;
var NEAR_SHORT = 0.2;
var SHORT = 20;

/* Characters looked at behind a mark that nobody closes. */
var FURTHEST = 1000;

/* What two excerpts of one paragraph may lie apart and still be one slip, not two excerpts. */
var SLIP = 8;
