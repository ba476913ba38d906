/* Headings name their links. */
handbook.all(".headerlink").forEach(function (link) {
  var name = handbook.english ? "Link to this section" : "本节链接";
  link.setAttribute("aria-label", name + (handbook.english ? ": " : "：") + handbook.said(link.parentNode).trim());
  link.title = name;
});
