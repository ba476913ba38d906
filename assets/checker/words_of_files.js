/* What the page says of files, in its language. Names of programs and menus are those that readers see. */
var /** @type {Record<string, any>} */ FILE_SAYS = handbook.english
  ? {
      refused: {
        large: "This file is larger than 20 MB, or unpacks to far more. Save it without its pictures (Word: Save As, then delete them), or copy its words and paste them here.",
        empty: "There are no words in this file. If it is made of pictures (a scan), its words must be recognised first.",
        broken: "This file is damaged or was not fully copied. Open it in Word or WPS, save it anew as .docx and drop that here.",
        encrypted: "This file is protected with a password. Open it in Word or WPS, remove the password (File, Info, Protect Document) and save it; or copy its words and paste them here.",
        doc: "This is a Word file of the old kind (.doc). Open it in Word or WPS, choose Save As, .docx, and drop that here.",
        wps: "This is a WPS file of the old kind (.wps). Open it in WPS, choose Save As, .docx, and drop that here.",
        pdf: "PDF is not read here: it has no sentences, only places of characters. Open it, select all (Ctrl+A), copy (Ctrl+C) and paste here; or better, take the .docx it was made from. A scan has no words to copy.",
        rtf: "This is rich text (.rtf). Open it in Word or WPS, save it as .docx and drop that here.",
        xlsx: "This is a spreadsheet. Copy the cells that quote and paste them here.",
        pptx: "These are slides. Copy their words and paste them here.",
        odt: "This is an OpenDocument file. Save it as .docx and drop that here.",
        ofd: "OFD is not read here. Open it in its reader, select and copy the words and paste them here; or take the .docx it was made from.",
        mht: "This is a web page saved as one file. Save it as .docx or .html and drop that here.",
        encoding: "This text is in none of the encodings that can be told apart here (UTF-8, UTF-16, GB18030). Open it in Notepad, save it as UTF-8 and drop that here.",
        unknown: "What kind of file this is cannot be told. These can be opened: .docx, .txt, .html, .md.",
        several: "One file at a time, please. A whole folder is checked by the command “handbook.py quotations FOLDER”.",
        library: "A part of this page did not load. Load the page again and try once more.",
        prefix: "Word's names are written in an unusual way in this file; comments cannot be set into it."
      },
      kinds: { word: "Word file", text: "plain text", web: "web page", markdown: "Markdown" },
      looked: {
        characters: "characters: {n}", paragraphs: "paragraphs: {n}", tables: "tables: {n}", footnotes: "footnotes: {n}", endnotes: "endnotes: {n}", comments: "comments: {n}"
      },
      missed: {
        textboxes: "text boxes: {n}", headers: "headers and footers: {n}", pictures: "pictures and drawings: {n}", deletions: "places with words deleted in revision mode: {n}",
        equations: "formulas: {n}", objects: "embedded objects: {n}", embedded: "embedded files: {n}", chunks: "embedded documents: {n}", hidden: "places with hidden words: {n}",
        symbols: "characters of symbol fonts: {n}", numbered: "automatic numbers of paragraphs: {n}", own: "comments of an earlier check here: {n}", lost: "characters that could not be read: {n}"
      },
      opening: "Opening the file …", opened: "{name}: {kind}, {size} kB, {encoding}read: {looked}.", missing: "Not looked at: {missed}.", whole: "Nothing in it was left out.",
      never: "headers and footers, text boxes, words in pictures, automatic numbers, deleted and hidden words",
      close: "Close the file", paragraph: ", paragraph {line}", inNote: ", {sign}", drop: "Let go to open the file",
      comment: "Download the .docx with comments", commented: "Comments set: {n}. The file is {name}.", noComments: "Nothing to comment on.",
      record: "Record to sign", suffix: "-checked", recordSuffix: "-record"
    }
  : {
      refused: {
        large: "文件超过 20 MB，或展开后过大。请在 Word 里删去图片另存一份，或把文字复制过来粘贴。",
        empty: "文件里没有文字。若是扫描的图片，要先识别成文字。",
        broken: "文件已损坏，或没有拷贝完整。请用 Word 或 WPS 打开，另存为 .docx，再拖进来。",
        encrypted: "文件加了密码。请用 Word 或 WPS 打开，去掉密码（文件—信息—保护文档）后另存，再拖进来；也可把文字复制过来粘贴。",
        doc: "这是旧格式的 Word 文件（.doc）。请用 Word 或 WPS 打开，另存为 .docx，再拖进来。",
        wps: "这是旧格式的 WPS 文件（.wps）。请用 WPS 打开，另存为 .docx，再拖进来。",
        pdf: "这里不读 PDF：它只记每个字的位置，不记句子。请打开后全选（Ctrl+A）、复制（Ctrl+C），粘贴到这里；最好用生成它的 .docx。扫描件里没有可复制的文字。",
        rtf: "这是 RTF 文件。请用 Word 或 WPS 打开，另存为 .docx，再拖进来。",
        xlsx: "这是电子表格。请把有引文的单元格复制过来粘贴。",
        pptx: "这是演示文稿。请把文字复制过来粘贴。",
        odt: "这是 OpenDocument 文件。请另存为 .docx，再拖进来。",
        ofd: "这里不读 OFD。请在阅读器里选中文字，复制过来粘贴；或用生成它的 .docx。",
        mht: "这是存成单个文件的网页。请另存为 .docx 或 .html，再拖进来。",
        encoding: "这份文本的编码辨认不出（能辨认 UTF-8、UTF-16、GB18030）。请用记事本打开，另存为 UTF-8，再拖进来。",
        unknown: "辨认不出这是什么文件。能打开的有 .docx、.txt、.html、.md。",
        several: "请一次打开一份。整个文件夹可用命令“handbook.py quotations 文件夹”核对。",
        library: "页面的一部分没有加载成功。请刷新后再试。",
        prefix: "这份文件内部的写法少见，不能写入批注。"
      },
      kinds: { word: "Word 文件", text: "纯文本", web: "网页", markdown: "Markdown" },
      looked: {
        characters: "{n} 字", paragraphs: "{n} 段", tables: "表格 {n} 个", footnotes: "脚注 {n} 条", endnotes: "尾注 {n} 条", comments: "批注 {n} 条"
      },
      missed: {
        textboxes: "文本框 {n} 个", headers: "页眉页脚 {n} 处", pictures: "图片图形 {n} 个", deletions: "修订中删去的文字 {n} 处",
        equations: "公式 {n} 个", objects: "嵌入对象 {n} 个", embedded: "嵌入文件 {n} 个", chunks: "嵌入文档 {n} 份", hidden: "隐藏文字 {n} 处",
        symbols: "符号字体的字符 {n} 个", numbered: "自动编号 {n} 处", own: "以前核对留下的批注 {n} 条", lost: "读不出的字符 {n} 个"
      },
      opening: "正在打开文件……", opened: "{name}：{kind}，{size} KB，{encoding}已读 {looked}。", missing: "没有看的：{missed}。", whole: "没有略过的内容。",
      never: "页眉页脚、文本框、图片里的字、自动编号、删去和隐藏的文字",
      close: "关闭文件", paragraph: "，第 {line} 段", inNote: "，{sign}", drop: "松手打开文件",
      comment: "下载带批注的 .docx", commented: "已写入批注 {n} 条，文件名 {name}", noComments: "没有要批注的地方",
      record: "核对记录", suffix: "-核对", recordSuffix: "-核对记录"
    };

var /** @type {Record<string, any>} */ RECORD_SAYS = handbook.english
  ? {
      head: "Record of checking quotations", file: "File", pasted: "pasted words", sum: "Fingerprint (SHA-256)", edition: "Edition held against", when: "Checked on", who: "Checked by",
      counts: "Result", kinds: "By kind", read: "Looked at", notRead: "Not looked at", look: "To look at", none: "nothing", signature: "Signature", date: "Date", bytes: "{n} bytes",
      claim: "A program compared the words with the handbook. What “not seen in the handbook” means for the report, and whether a quotation is apt, is for a person to judge.",
      print: "Print the record", csv: "Download as CSV", close: "Close the record", name: "Name of whoever checks",
      columns: ["No.", "Place", "Kind", "Result", "Words of the report", "Words of the handbook", "Where", "Notes"], item: "Item", said: "Entry", line: "line {line}", paragraph: "paragraph {line}"
    }
  : {
      head: "引文核对记录", file: "文件", pasted: "粘贴的文字", sum: "指纹（SHA-256）", edition: "核对所据", when: "核对时间", who: "核对人",
      counts: "结果", kinds: "分类", read: "看过的", notRead: "没有看的", look: "要看一看的", none: "无", signature: "签名", date: "日期", bytes: "{n} 字节",
      claim: "文字由程序与手册逐字比对。“手册未见”对这份报告意味着什么、引用是否得当，由人判断。",
      print: "打印记录", csv: "下载 CSV", close: "收起记录", name: "核对人姓名",
      columns: ["序号", "位置", "种类", "结果", "报告的话", "手册的话", handbook.words.citing.reference, "说明"], item: "项目", said: "内容", line: "第 {line} 行", paragraph: "第 {line} 段"
    };
