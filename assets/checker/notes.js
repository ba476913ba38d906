/* What to say of a finding. */
/** @param {string} id */
function code(id) {
  return id.toUpperCase();
}

/** @param {string} name */
function titled(name) {
  return documents[name] ? "《" + documents[name].title + "》" : code(name);
}

/** @param {any} place */
function where(place) {
  return place.ids.map(code).join("、");
}

/* Sentences beside the verdict, in the order in which they matter. */
/** @param {any} finding */
function notes(finding) {
  var out = [];
  var places = finding.places;
  var first = places[0];
  if (finding.presented) {
    out.push({ grave: true, text: "名义不符：以中央文件的名义引用，实出" + documents[first.document].authority + titled(first.document) });
  }
  if (finding.source === "other") out.push({ grave: true, text: "出处不符：注作" + cited(finding) + "，实见 " + where(first) });
  if (finding.source === "unheld") out.push({ grave: true, text: "转引：所称文件手册未收，这句话见于" + documents[first.document].authority });
  if (finding.source === "unproved") out.push({ grave: true, text: "注作" + cited(finding) + "，该篇未见" + gaps(finding) });
  if (finding.kind === "quotation" && finding.source === "same") out.push({ text: "出处相符" });
  if (finding.declared) out.push({ text: "报告已注明据" + RECEIVED + "；" + EMENDED + "此处作另字" });
  else if (finding.verdict === "received") out.push({ grave: true, text: EMENDED + "此处作另字，见上" });
  else if (finding.verdict === "exact" && first.reading === "text") out.push({ text: "与" + EMENDED + "相符，" + RECEIVED + "此处作另字" });
  places.forEach(function (/** @type {any} */ place) {
    if (place.remarks) out.push({ grave: true, text: (places.length > 1 ? where(place) + " " : "") + EDITORS + "：" + place.remarks.join("；") });
  });
  if (finding.verdict === "together") out.push({ grave: true, text: "几处原文直接相连，中间没有省略号" });
  if (finding.verdict === "unpaired") out.push({ grave: true, text: first ? "起首文字见 " + where(first) : "前后找不到与它成对的引号，未核对" });
  finding.written.forEach(function (/** @type {string} */ kind) {
    out.push({ text: WRITTEN[kind] });
  });
  if (finding.verdict === "alias") out.push({ grave: true, text: "现作 " + code(finding.id) });
  if (finding.withdrawn) out.push({ grave: true, text: "这一段已撤下，没有代替" });
  else if (finding.verdict === "dead") out.push({ grave: true, text: "手册里没有" + (finding.kind === "item" ? "这一项" : "这个编号") + lost(finding.document) });
  if (finding.unchecked && finding.verdict === "good") out.push({ text: "页面在，页内位置未核对" });
  return out;
}

/** @param {any} finding */
function cited(finding) {
  return finding.cites.filter(function (/** @type {any} */ cite) {
    return cite.document;
  }).map(function (/** @type {any} */ cite) {
    return cite.type === "name" && !cite.pinned ? titled(cite.document) : code(cite.id || cite.document);
  }).filter(function (/** @type {any} */ each, /** @type {number} */ at, /** @type {any} */ all) {
    return all.indexOf(each) === at;
  }).join("、").replace(/^(?!《)/, " ");
}

/** @param {string} name */
function lost(name) {
  return name && documents[name] && documents[name].gaps.length ? "；本篇所收有缺文" : "";
}

/** @param {any} finding */
function gaps(finding) {
  var incomplete = finding.cites.some(function (/** @type {any} */ cite) {
    return cite.document && documents[cite.document].gaps.length;
  });
  return incomplete ? "；手册所收该篇有缺文，不能断为误引" : "";
}

/** @param {any} findings */
function counted(findings) {
  function count(/** @type {any} */ test) {
    return findings.filter(test).length;
  }
  var quotations = findings.filter(function (/** @type {any} */ each) {
    return each.kind === "quotation";
  });
  var pointed = findings.filter(function (/** @type {any} */ each) {
    return each.kind === "link" || each.kind === "code" || each.kind === "item";
  });
  function of(/** @type {any} */ list, /** @type {any} */ verdicts) {
    return list.filter(function (/** @type {any} */ each) {
      return verdicts.indexOf(each.verdict) >= 0;
    }).length;
  }
  var /** @type {any[]} */ parts = [];
  function tell(/** @type {number} */ n, /** @type {string} */ words) {
    if (n) parts.push(n + " 处" + words);
  }
  tell(of(quotations, ["exact"]), "准确");
  var declared = quotations.filter(function (/** @type {any} */ each) {
    return each.declared;
  }).length;
  tell(declared, "准确（据" + RECEIVED + "）");
  tell(of(quotations, ["received"]) - declared, "只合" + RECEIVED);
  tell(of(quotations, ["near", "punctuation", "together", "scattered", "partly"]), "有出入");
  tell(of(quotations, ["absent"]), "手册未见");
  var said = quotations.length ? handbook.words.citing.quotation + " " + quotations.length + " 处，文字 " + parts.join("，") : "没有八字以上的引文";
  parts = [];
  tell(count(function (/** @type {any} */ each) { return each.source === "other"; }), "出处不符");
  tell(count(function (/** @type {any} */ each) { return each.source === "unheld"; }), "转引");
  tell(count(function (/** @type {any} */ each) { return each.presented; }), "名义不符");
  if (parts.length) said += "；其中 " + parts.join("，");
  var loose = count(function (/** @type {any} */ each) { return each.kind === "unpaired"; });
  if (loose) said += "。引号不成对 " + loose + " 处";
  var ways = [];
  if (of(pointed, ["good"])) ways.push(of(pointed, ["good"]) + " 处可用");
  if (of(pointed, ["alias"])) ways.push(of(pointed, ["alias"]) + " 处编号已改");
  if (of(pointed, ["dead"])) ways.push(of(pointed, ["dead"]) + " 处不通");
  return said + "。" + (pointed.length ? "编号与链接 " + pointed.length + " 处：" + ways.join("，") + "。" : "没有手册的编号或链接。");
}
