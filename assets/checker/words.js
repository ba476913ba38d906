/* What the page says, in its language; {…} is filled in. What it says of words of the texts quotes them in Chinese. */
var READINGS = handbook.english ? handbook.words.readings_english : handbook.words.readings;
var EMENDED = READINGS.emended;
var RECEIVED = READINGS.received;

var /** @type {Record<string, any>} */ SAY = handbook.english
  ? {
      verdicts: {
        exact: "right", received: "agrees only with the {received}", punctuation: "punctuation differs", near: "words differ",
        together: "put together", scattered: "from several places", partly: "partly not seen", absent: "not seen in the handbook",
        unpaired: "unpaired quotation mark", good: "good", alias: "code has changed", dead: "leads nowhere",
        presented: "not what it is said to be", other: "not from the source named", unheld: "quoted at second hand",
        declared: "right, by the {received}", remarked: "right, with editors’ marks",
        claimed: "not as the report says", omits: "an ellipsis turns the sentence round", speaker: "speaker not as recorded",
        region: "region not as recorded", year: "year not as recorded", item: "item not as recorded", document: "document not as recorded",
        copy: "words differ, no quotation marks", term: "term differs", elsewhere: "like words, another occasion"
      },
      kinds: { quotation: "Quotation", unpaired: "Quotation mark", link: "Link", code: "Code", item: "Item", claim: "What is said of it", copy: "Running text", term: "Term" },
      written: {
        width: "full and half width differ", quotes: "quotation marks of another form", forms: "has radicals or compatibility characters",
        traditional: "has traditional or variant characters; the handbook has simplified ones", end: "marks at the ends differ",
        elided: "shortened; the pieces stand in the order of the text", noted: "signs of notes inside were passed over"
      },
      empty: "Paste a report first.", checking: "Checking …", cancel: "Stop", cancelled: "Stopped", progress: "Checking, {done} of {total}",
      handbook: "handbook", reportHas: "the report has ", otherHas: "{other} has ", and: ", ", then: "; ", colon: ": ",
      place: " · ", authority: "{authority}, ", title: "“{title}”", line: ", line {line}", exactWords: ", the words are right", number: "Finding {number}: {verdict}",
      presentedAs: "Quoted as a central document, but the words are of another kind of text: {where}", notThere: "Said to be from {cited}, but the words stand in {where}",
      secondHand: "The handbook does not hold the document it names; the words are from another text: {where}", unproved: "Said to be from {cited}, where the words were not seen{gaps}",
      sameSource: "the source is right", declaredNote: "the report says that it quotes the {received}; the {emended} has another word here",
      emendedDiffers: "the {emended} has another word here, see above", receivedDiffers: "agrees with the {emended}; the {received} has another word here",
      editors: "{at}Editors: {remarks}", joined: "some of these words do not follow one another in the text, and no ellipsis says so",
      begins: "the first words stand in {where}", unmatched: "no quotation mark that goes with it was found; not checked", now: "now {code}",
      withdrawn: "this paragraph was withdrawn; nothing stands for it", noItem: "there is no such item in the handbook{gaps}",
      noCode: "there is no such code in the handbook{gaps}", pageOnly: "the page is there; the place on it was not checked",
      recorded: "The report says {said}; recorded is: {right}", yearOf: "{year}", sinceYear: "not before {year}",
      otherOccasion: "the handbook has like words, but not from that occasion; not judged",
      unmarked: "these words follow the handbook’s without quotation marks, and differ", leftOut: "left out: “{words}”",
      turned: "what is left out holds “{lost}”: without it the sentence may say the opposite",
      foreign: "not from the texts of this handbook; not judged",
      counted: { copy: ". Changed without quotation marks: {n}", term: ". Terms that differ: {n}" },
      torn: "; text is missing in what is held of it", tornSource: "; text is missing in what is held of it, so it cannot be called misquoted",
      comma: ", ", each: "{n} {what}", right: "right", rightBy: "right by the {received}", differ: "differing", quotations: "Quotations: {n}; of their words {parts}", noQuotations: "No quotation of eight characters or more",
      among: "; among them {parts}", loose: ". Unpaired quotation marks: {n}", stop: ". ", usable: "good", changed: "with a code that has changed", broken: "leading nowhere",
      pointed: "Codes and links: {n} ({parts}).", unpointed: "No code or link of the handbook.",
      results: "Results", troubled: "Only those to look at: {n}", copy: "Copy the list", report: "The report",
      legend: "Underlined are the quotations, codes and links that were found; the numbers are those of the list above. A thick line means: look at it.",
      copied: "Copied: {n}", refused: "The browser does not allow copying. Please select the list and copy it yourself.",
      listHead: "Quotations checked, handbook edition {version}", listReport: "[report: {words}]", listOther: "[{other}: {words}]"
    }
  : {
      verdicts: {
        exact: "准确", received: "只合{received}", punctuation: "标点有出入", near: "文字有出入",
        together: "拼接", scattered: "各段不在一处", partly: "部分未见", absent: "手册未见",
        unpaired: "引号不成对", good: "可用", alias: "编号已改", dead: "不通",
        presented: "名义不符", other: "出处不符", unheld: "转引",
        declared: "准确，据{received}", remarked: "准确，有" + handbook.words.notes["注"],
        claimed: "所称不符", omits: "省略失义", speaker: "发言人不符", region: "地区不符", year: "年份不符", item: "项次不符",
        document: "文件不符", copy: "未加引号，文字有出入", term: "术语有出入", elsewhere: "相近，场合不同"
      },
      kinds: { quotation: handbook.words.citing.quotation, unpaired: "引号", link: "链接", code: "编号", item: "项次", claim: "所称", copy: "行文", term: "术语" },
      written: {
        width: "标点全半角不同", quotes: "引号形式不同", forms: "含部首字或兼容字",
        traditional: "含繁体字或异体字，手册作简体", end: "首尾标点不同",
        elided: "有省略，各段次序与原文相同", noted: "其中的注号未计"
      },
      empty: "先把报告粘贴进来。", checking: "正在核对……", cancel: "停止", cancelled: "已停止", progress: "正在核对，{done} / {total}",
      handbook: "手册", reportHas: "报告作", otherHas: "{other}作", and: "、", then: "；", colon: "：",
      place: "　", authority: "{authority}", title: "《{title}》", line: "，第 {line} 行", exactWords: "，文字准确", number: "第 {number} 条，{verdict}",
      presentedAs: "名义不符：以中央文件的名义引用，实出{where}", notThere: "出处不符：注作{cited}，实见 {where}",
      secondHand: "转引：所称文件手册未收，这句话见于{where}", unproved: "注作{cited}，该篇未见{gaps}",
      sameSource: "出处相符", declaredNote: "报告已注明据{received}；{emended}此处作另字",
      emendedDiffers: "{emended}此处作另字，见上", receivedDiffers: "与{emended}相符，{received}此处作另字",
      editors: "{at}" + handbook.words.notes["注"] + "：{remarks}", joined: "几处原文直接相连，中间没有省略号",
      begins: "起首文字见 {where}", unmatched: "前后找不到与它成对的引号，未核对", now: "现作 {code}",
      withdrawn: "这一段已撤下，没有代替", noItem: "手册里没有这一项{gaps}",
      noCode: "手册里没有这个编号{gaps}", pageOnly: "页面在，页内位置未核对",
      recorded: "报告称{said}；手册记为{right}", yearOf: "{year}年", sinceYear: "不早于{year}年",
      otherOccasion: "手册有相近的话，不出于报告所称的场合，不判对错",
      unmarked: "与手册的话相近而未加引号，有改动", leftOut: "略去“{words}”",
      turned: "略去的话里有“{lost}”，删后意思可能相反",
      foreign: "不是本手册所收文献的话，不判对错",
      counted: { copy: "。未加引号而有出入 {n} 处", term: "。术语有出入 {n} 处" },
      torn: "；本篇所收有缺文", tornSource: "；手册所收该篇有缺文，不能断为误引",
      comma: "，", each: "{n} 处{what}", right: "准确", rightBy: "准确（据{received}）", differ: "有出入", quotations: handbook.words.citing.quotation + " {n} 处，文字 {parts}", noQuotations: "没有八字以上的引文",
      among: "；其中 {parts}", loose: "。引号不成对 {n} 处", stop: "。", usable: "可用", changed: "编号已改", broken: "不通",
      pointed: "编号与链接 {n} 处：{parts}。", unpointed: "没有手册的编号或链接。",
      results: "结果", troubled: "只看有问题的 {n}", copy: "复制清单", report: "原稿",
      legend: "画线处是找到的引文、编号和链接，数字是上面清单的条次；粗线的要看一看。",
      copied: "已复制 {n} 条", refused: "浏览器不让复制，请选中清单自己复制",
      listHead: "核对引文，手册版本 {version}", listReport: "［报告：{words}］", listOther: "［{other}：{words}］"
    };

/** @param {string} text @param {Record<string, any>} [values] */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, function (/** @type {string} */ whole, /** @type {string} */ name) {
    if (name === "received") return RECEIVED;
    if (name === "emended") return EMENDED;
    return values && name in values ? String(values[name]) : whole;
  });
}
