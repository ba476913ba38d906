/* SHA-256 (FIPS 180-4), reckoned here: a browser offers its own only to pages that came over https or from a folder, and a
   handbook in an office's network comes over plain http. */

var ROUNDS = 64;

/* Whole parts behind the point of the roots of the first primes, to 32 bits. */
/** @param {number} count @param {number} power */
function rootsOfPrimes(count, power) {
  var out = [];
  for (var number = 2; out.length < count; number++) {
    var prime = true;
    for (var by = 2; by * by <= number; by++) if (number % by === 0) prime = false;
    if (!prime) continue;
    var root = Math.pow(number, power);
    out.push(((root - Math.floor(root)) * 0x100000000) | 0);
  }
  return out;
}

/** @param {number} word @param {number} by */
function turned(word, by) {
  return (word >>> by) | (word << (32 - by));
}

/* One block of 64 bytes taken into the state. */
/** @param {Int32Array} state @param {DataView} view @param {number} at @param {number[]} constants @param {Int32Array} schedule */
function compress(state, view, at, constants, schedule) {
  for (var i = 0; i < 16; i++) schedule[i] = view.getInt32(at + 4 * i);
  for (; i < ROUNDS; i++) {
    var early = schedule[i - 15];
    var late = schedule[i - 2];
    schedule[i] = (schedule[i - 16] + (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) + schedule[i - 7] + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10))) | 0;
  }
  var a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (i = 0; i < ROUNDS; i++) {
    var one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + schedule[i]) | 0;
    var two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach(function (word, place) { state[place] = (state[place] + word) | 0; });
}

/* The sum of a file as 64 letters and figures, a megabyte at a time. */
/** @param {Uint8Array} bytes @returns {Generator<number, string, any>} */
function* fingerprint(bytes) {
  var constants = rootsOfPrimes(ROUNDS, 1 / 3);
  var state = new Int32Array(rootsOfPrimes(8, 1 / 2));
  var schedule = new Int32Array(ROUNDS);
  var whole = bytes.length - (bytes.length % 64);
  var view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (var at = 0; at < whole; at += 64) {
    if (at && at % 0x100000 === 0) yield at;
    compress(state, view, at, constants, schedule);
  }
  var end = new Uint8Array(bytes.length - whole < 56 ? 64 : 128);
  end.set(bytes.subarray(whole));
  end[bytes.length - whole] = 0x80;
  var last = new DataView(end.buffer);
  last.setUint32(end.length - 8, Math.floor(bytes.length / 0x20000000));
  last.setUint32(end.length - 4, (bytes.length << 3) >>> 0);
  for (at = 0; at < end.length; at += 64) compress(state, last, at, constants, schedule);
  return Array.from(state).map(function (word) { return ("0000000" + (word >>> 0).toString(16)).slice(-8); }).join("");
}
