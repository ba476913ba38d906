"""Other faces than this machine's: what a page looks like where its words fall to a face that nobody chose.

A face is forced by a style sheet over everything: it holds on every machine that has it, whatever else is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from visits import Framed

EVERYTHING = "*, *::before, *::after"

FACES = {
    "this machine's": "",
    # As wide as a face for reading gets. A bare Debian has DejaVu, Windows and macOS have Verdana, its model.
    "a wide Latin face": f'{EVERYTHING} {{ font-family: "DejaVu Sans", Verdana !important }}',
    # The Song is missing: Latin, digits and quotation marks from one face, Chinese from a Hei.
    "no Chinese serif": f"""{EVERYTHING} {{
        font-family: "DejaVu Serif", Georgia, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
            "Microsoft YaHei" !important;
    }}""",
    # On any machine, and wider than any of its faces: each character takes up a twelfth of its height more.
    "every face wider": f"{EVERYTHING} {{ letter-spacing: .08em !important }}",
}

# A sheet of the document's own making: pages that refuse every style but their own take it.
FORCE = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""

# Words beyond the edge of the window that nothing brings into view: no box that scrolls, no ellipsis that says so.
OUT_OF_SIGHT = """() => {
    const width = innerWidth, range = document.createRange(), found = [];
    const meant = (element) => {
        for (let each = element; each && each !== document.body; each = each.parentElement) {
            const style = getComputedStyle(each);
            const scrolls = /auto|scroll/.test(style.overflowX) && each.getBoundingClientRect().right <= width + 1;
            if (scrolls || style.textOverflow === 'ellipsis' || style.clip !== 'auto') return true;
        }
        return getComputedStyle(element).visibility !== 'visible';
    };
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const node = words.currentNode;
        if (!node.data.trim()) continue;
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        // What lies wholly to the left is there for those who listen, or is a menu that is shut.
        if (!box.width || box.right <= 0 || (box.right <= width + .6 && box.left >= -.6)) continue;
        if (!meant(node.parentElement)) found.push(`${node.data.trim().slice(0, 20)} to ${Math.round(box.right)} px`);
    }
    return found;
}"""

TOO_WIDE = f"""looks => {{
    const root = document.documentElement, force = {FORCE}, outOfSight = {OUT_OF_SIGHT}, found = [];
    for (const [name, css, size] of looks) {{
        force(css);
        root.dataset.size = size;
        const at = `${{innerWidth}} px, ${{name}}, ${{size}}: `;
        const more = root.scrollWidth - innerWidth;
        if (more > 0) found.push(`${{at}}${{more}} px wider than the window`);
        for (const words of outOfSight().slice(0, 3)) found.push(at + words);
    }}
    force('');
    return found;
}}"""

BOTH = ("medium", "large")
SIZES = {"this machine's": BOTH}
"""Medium is large with every letter smaller: what holds the larger in a face holds the smaller. In one face both, in
the others where it is asked for."""


def force(page: Page, name: str) -> None:
    """Show a page in one of ``FACES``."""
    page.evaluate(FORCE, FACES[name])


def too_wide(page: Page | Framed, widths: tuple[int, ...] = (320, 375), *, both: bool = False) -> list[str]:
    """What of a page as it stands is wider than windows of these widths (px): in every face, in large letters;
    ``both``: in medium ones, too."""
    found: list[str] = []
    looks = [(name, css, size) for name, css in FACES.items() for size in (BOTH if both else SIZES.get(name, BOTH[1:]))]
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += page.evaluate(TOO_WIDE, looks)
    return found


def faces_of(page: Page, selector: str) -> set[str]:
    """The names of the faces that the browser took for the words of an element."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    return {face["familyName"] for face in tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}
