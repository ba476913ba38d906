/* What is said wherever something is copied. */
var /** @type {Record<string, string>} */ SAYING = handbook.english
  ? {
      noAddress: "The handbook has no public address yet: the file in it is named instead.",
      refused: "The browser does not allow copying. The text is selected: press Ctrl+C (⌘C), or hold it to copy.", text: "Text to copy",
      ours: "editors’ words"
    }
  : {
      noAddress: "手册还没有公开地址，写的是手册里的文件路径。",
      refused: "浏览器不许复制。下面的文字已选中，请按 Ctrl+C（⌘C），或长按复制。", text: "可复制的文字",
      ours: "编者的话"
    };
