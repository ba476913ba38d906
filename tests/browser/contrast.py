"""Contrasts that axe-core cannot decide, reckoned from styles: text over hatching and drawn shapes, half opaque.

For each text that can be seen: its colour laid over what is painted behind it, opacities included; where that is a
gradient, over each of its colours. WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 from 24 px on, or 18.66 px bold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIND = r"""() => {
    const parse = said => {
        const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(said);
        return found ? [+found[1], +found[2], +found[3], found[4] === undefined ? 1 : +found[4]] : null;
    };
    const over = (top, below) => [0, 1, 2].map(at => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
    const light = rgb => rgb.slice(0, 3).map(each => each / 255)
        .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
        .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
    const ratio = (one, two) => {
        const [low, high] = [light(one), light(two)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const root = parse(getComputedStyle(document.documentElement).backgroundColor);
    const body = parse(getComputedStyle(document.body).backgroundColor);
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const canvas = over(body, over(root, dark ? [18, 18, 18, 1] : [255, 255, 255, 1]));
    const grounds = new Map([[document.documentElement, [canvas]]]);
    /* What may stand behind what is in an element: one colour, or each of a gradient's. */
    function ground(element) {
        if (!element) return [canvas];
        if (grounds.has(element)) return grounds.get(element);
        const style = getComputedStyle(element);
        const own = parse(style.backgroundColor) || [0, 0, 0, 0];
        let behind = ground(element.parentElement).map(each => over(own, each));
        if (style.backgroundImage.includes('gradient')) {
            const painted = (style.backgroundImage.match(/rgba?\([^)]*\)/g) || []).map(parse).filter(Boolean);
            behind = behind.flatMap(each => [each].concat(painted.map(one => over(one, each))));
        }
        grounds.set(element, behind);
        return behind;
    }
    const opacities = new Map();
    function opacity(element) {
        if (!element) return 1;
        if (!opacities.has(element))
            opacities.set(element, parseFloat(getComputedStyle(element).opacity) * opacity(element.parentElement));
        return opacities.get(element);
    }
    /* What is drawn behind a text of a picture: the last shape before it that holds its middle. */
    function drawn(element) {
        const box = element.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
        let found = null;
        for (const each of element.ownerSVGElement.querySelectorAll('rect, circle, path, polygon, ellipse, text')) {
            if (each === element) break;
            if (each.localName === 'text') continue;
            const there = each.getBoundingClientRect(), fill = parse(getComputedStyle(each).fill);
            const around = there.left <= x && x <= there.right && there.top <= y && y <= there.bottom;
            if (around && fill && fill[3]) found = fill;
        }
        return ground(element.ownerSVGElement).map(each => found ? over(found, each) : each);
    }
    const seen = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode());) {
        const element = text.parentElement;
        if (!text.data.trim() || element.closest('script, style, noscript, [hidden], [disabled], :disabled')) continue;
        const style = getComputedStyle(element), shown = opacity(element);
        const box = element.getBoundingClientRect();
        if (style.visibility !== 'visible' || !shown || box.width < 2 || box.height < 2) continue;
        const size = parseFloat(style.fontSize);
        if (!size) continue;
        const inPicture = element.ownerSVGElement;
        const colour = parse(inPicture ? style.fill : style.color);
        if (!colour) continue;
        const needed = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700) ? 3 : 4.5;
        const laid = [colour[0], colour[1], colour[2], colour[3] * shown];
        const behind = inPicture ? drawn(element) : ground(element);
        const worst = Math.min(...behind.map(each => ratio(over(laid, each), each)));
        const name = element.localName + (element.getAttribute('class') ? '.' + element.getAttribute('class') : '');
        const said = worst.toFixed(2) + ' ' + text.data.trim().slice(0, 12);
        if (worst < needed - 0.005 && !seen.has(name)) seen.set(name, said);
    }
    return Array.from(seen, ([name, said]) => name + ': ' + said);
}"""


def faint(page: Page) -> list[str]:
    """Texts of a page that stand out too little, each kind of element once: ``element.class: ratio words``."""
    found: list[str] = page.evaluate(FIND)
    return found
